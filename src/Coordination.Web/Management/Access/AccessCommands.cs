using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Access;

/// <summary>Principals, grants and keys, as administrators see and change them.</summary>
internal static class AccessCommands
{
    public static async Task<IResult> ReadAsync(AccessScopeValue scope, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation)
    {
        var state = await scope.In(coordination).ReadAsync(cancellation);
        var names = state is null
            ? ImmutableDictionary<PrincipalId, AccessPersonal>.Empty
            : await AccessNames.ReadAsync(coordination.Journal, scope.Hall, state, cancellation);
        return new JsonResponse<AccessView>(AccessView.Of(scope.Hall, state, names));
    }

    public static Task<IResult> AddAsync(
        AccessScopeValue scope, Body<PrincipalBody> body, PrincipalCaller caller, ICoordination coordination, AccessDirectory directory, CancellationToken cancellation) =>
        ExecuteAsync(
            scope,
            new AddPrincipal(body.Value.Kind)
            {
                Id = body.Value.Id,
                Name = body.Value.Name,
                Contact = body.Value.Contact,
                Staff = body.Value.Staff,
                Purpose = body.Value.Purpose,
                Grants = GrantsOf(body.Value.Grants, scope.Hall),
                Reason = body.Value.Reason ?? "",
            },
            caller, coordination, directory, cancellation);

    public static Task<IResult> DescribeAsync(
        AccessScopeValue scope, RouteValue<PrincipalId> principal, Body<DescriptionBody> body, PrincipalCaller caller, ICoordination coordination, AccessDirectory directory, CancellationToken cancellation) =>
        ExecuteAsync(
            scope, new DescribePrincipal(principal.Value) { Name = body.Value.Name, Contact = body.Value.Contact, Reason = body.Value.Reason ?? "" }, caller, coordination, directory, cancellation);

    public static Task<IResult> DisableAsync(
        AccessScopeValue scope, RouteValue<PrincipalId> principal, Body<WhyBody> body, PrincipalCaller caller, ICoordination coordination, AccessDirectory directory, CancellationToken cancellation) =>
        ExecuteAsync(scope, new DisablePrincipal(principal.Value) { Reason = body.Value.Reason ?? "" }, caller, coordination, directory, cancellation);

    public static Task<IResult> GiveAsync(
        AccessScopeValue scope, RouteValue<PrincipalId> principal, Body<GrantChangeBody> body, PrincipalCaller caller, ICoordination coordination, AccessDirectory directory, CancellationToken cancellation) =>
        ExecuteAsync(scope, new GiveGrant(principal.Value, body.Value.Grant.In(scope.Hall)) { Reason = body.Value.Reason ?? "" }, caller, coordination, directory, cancellation);

    public static Task<IResult> TakeAsync(
        AccessScopeValue scope, RouteValue<PrincipalId> principal, Body<GrantChangeBody> body, PrincipalCaller caller, ICoordination coordination, AccessDirectory directory, CancellationToken cancellation) =>
        ExecuteAsync(scope, new TakeGrant(principal.Value, body.Value.Grant.In(scope.Hall)) { Reason = body.Value.Reason ?? "" }, caller, coordination, directory, cancellation);

    public static Task<IResult> IssueKeyAsync(
        AccessScopeValue scope, RouteValue<PrincipalId> principal, Body<KeyBody> body, PrincipalCaller caller, ICoordination coordination, AccessDirectory directory, CancellationToken cancellation) =>
        ExecuteAsync(
            scope,
            new IssueKey(principal.Value, body.Value.ExpiresAt) { Scope = GrantsOf(body.Value.Scope, scope.Hall), Reason = body.Value.Reason ?? "" },
            caller, coordination, directory, cancellation);

    public static Task<IResult> RevokeAsync(
        AccessScopeValue scope, RouteValue<CredentialName> credential, Body<WhyBody> body, PrincipalCaller caller, ICoordination coordination, AccessDirectory directory, CancellationToken cancellation) =>
        ExecuteAsync(scope, new RevokeCredential(credential.Value.Value) { Reason = body.Value.Reason ?? "" }, caller, coordination, directory, cancellation);

    // Who has changed something finds it changed at once, by the host that answered.
    private static async Task<IResult> ExecuteAsync(
        AccessScopeValue scope, AccessCommand command, PrincipalCaller caller, ICoordination coordination, AccessDirectory directory, CancellationToken cancellation)
    {
        var reply = await scope.In(coordination).ExecuteAsync(command, caller.Meta, cancellation);
        if (reply.IsRefused)
        {
            return ReplyResults.Refused(reply.Refusal);
        }

        await directory.RefreshAsync(cancellation);
        return new JsonResponse<AccessReceipt>(reply.Value);
    }

    private static ImmutableArray<Grant> GrantsOf(ImmutableArray<GrantBody>? grants, CentreId? hall) =>
        grants is { IsDefault: false } given ? [.. given.Select(grant => grant.In(hall))] : [];
}
