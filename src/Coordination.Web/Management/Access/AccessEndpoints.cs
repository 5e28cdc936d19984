using Coordination.Access;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management.Access;

/// <summary>Access, for administrators. A credential is needed; who calls by a header alone changes nothing here.</summary>
internal static class AccessEndpoints
{
    private const string Revocation = "It holds on every silo within five seconds.";

    /// <param name="access">The group of one hall, or of all.</param>
    /// <param name="suffix">What the operations' names end with.</param>
    /// <param name="where">Whose access it is, in words.</param>
    public static void Map(RouteGroupBuilder access, string suffix, string where)
    {
        access.WithTags("access");
        access.MapGet("", AccessCommands.ReadAsync).Needs(Permission.ReadAccess)
            .Is($"readAccess{suffix}", $"Who may call {where}, and by what they prove it", "Without any secret.").Gives<AccessView>().Refuses(401, 403, 404);
        access.MapPost("/principals", AccessCommands.AddAsync)
            .Changes($"addPrincipal{suffix}", "Add a principal", "Its name and contact are kept so that they can be erased.");
        access.MapPost("/credentials/{credential}/revoke", AccessCommands.RevokeAsync)
            .Changes($"revokeCredential{suffix}", "Revoke a key, a link or a session", Revocation);
        MapPrincipal(access.MapGroup("/principals/{principal}"), suffix);
    }

    private static void MapPrincipal(RouteGroupBuilder principal, string suffix)
    {
        principal.MapPost("/describe", AccessCommands.DescribeAsync)
            .Changes($"describePrincipal{suffix}", "Give a principal another name and contact");
        principal.MapPost("/disable", AccessCommands.DisableAsync)
            .Changes($"disablePrincipal{suffix}", "End what a principal may do", Revocation);
        principal.MapPost("/grants/give", AccessCommands.GiveAsync).Changes($"giveGrant{suffix}", "Give a grant");
        principal.MapPost("/grants/take", AccessCommands.TakeAsync).Changes($"takeGrant{suffix}", "Take a grant away", Revocation);
        principal.MapPost("/keys", AccessCommands.IssueKeyAsync)
            .Changes($"issueKey{suffix}", "Make an API key", "The receipt shows the secret, once: repeated with the same Idempotency-Key, it does not.");
    }

    private static void Changes(this RouteHandlerBuilder builder, string id, string summary, string? description = null) =>
        builder.Needs(Permission.ChangeAccess)
            .Is(id, summary, description).Gives<AccessReceipt>().Refuses(401, 403, 404, 409, 413, 415, 422, 428);
}
