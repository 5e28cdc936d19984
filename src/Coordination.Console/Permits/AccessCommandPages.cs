using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Commands;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Permits;

/// <summary>What ends: a person's part in the hall, a grant, a key, a session, an invitation.</summary>
internal static class AccessCommandPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        CommandPages.Map(pages, "/halls/{centre}/access/{principal}/disable", new Ending("Disable", "principal", (text, why) => PrincipalId.TryParse(text, out var id) ? new DisablePrincipal(id) { Reason = why } : null), Permission.ChangeAccess);
        CommandPages.Map(pages, "/halls/{centre}/access/credentials/{credential}/revoke", new Ending("Revoke", "credential", (text, why) => new RevokeCredential(text) { Reason = why }), Permission.ChangeAccess);
        CommandPages.Map(pages, "/halls/{centre}/access/{principal}/grants/{grant}/take", new Taking(), Permission.ChangeAccess);
    }

    private sealed record Taking() : ConsoleCommand("TakeGrant", "Access", [])
    {
        public override bool TakesCode => false;

        public override async ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination) =>
            CentreId.TryParse(call.GetRouteValue("centre") as string, out var hall) && PrincipalId.TryParse(call.GetRouteValue("principal") as string, out var principal)
            && GrantWords.Find(call.GetRouteValue("grant") as string, hall) is { } grant
            && await coordination.Access(hall).ReadAsync(call.RequestAborted) is { } state && state.Principals.Any(known => known.Id == principal && known.Grants.Contains(grant))
                ? new CommandTarget(hall, AccessGrainKind.KeyOf(hall), state.Version, page => GrantWords.Of(grant, page), $"{ConsolePaths.OfHall(hall)}/access/{principal}") { Id = principal.ToString(), Grant = grant }
                : null;

        public override ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
            RefusalOfAsync(coordination.Access(target.Hall).ExecuteAsync(new TakeGrant(new PrincipalId(target.Id), target.Grant!) { Reason = form.Reason.Words ?? "" }, form.Meta, cancellation));
    }

    private sealed record Ending(string Name, string Field, Func<string, string, AccessCommand?> Make) : ConsoleCommand(Name, "Access", [])
    {
        public override bool TakesCode => false;

        public override async ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination) =>
            CentreId.TryParse(call.GetRouteValue("centre") as string, out var hall) && call.GetRouteValue(Field) is string id
            && await coordination.Access(hall).ReadAsync(call.RequestAborted) is { } state
            && (state.Principals.Any(known => known.Id.ToString() == id) || state.Credentials.Any(known => known.Id == id))
                ? new CommandTarget(hall, AccessGrainKind.KeyOf(hall), state.Version, _ => id, $"{ConsolePaths.OfHall(hall)}/access") { Id = id }
                : null;

        // Whoever has ended something finds it ended at once, by the host that answered; the others follow within seconds.
        public override async ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
            Make(target.Id, form.Reason.Words ?? "") is { } command
                ? await RefusalOfAsync(coordination.Access(target.Hall).ExecuteAsync(command, form.Meta, cancellation))
                : new Refusal(RefusalCodes.NotFound, "There is no such person here.");
    }
}
