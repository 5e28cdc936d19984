using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.SignIn;

/// <summary>Who somebody is here, for programs and pages.</summary>
internal static class SessionEndpoints
{
    public static void Map(RouteGroupBuilder session)
    {
        session.WithTags("session");
        session.MapGet("", Read).NeedsNothing()
            .Is("readSession", "Who I am and what I may do", "By a session, or by a key.").Gives<SessionView>().Refuses(401);
        session.MapDelete("", EndAsync).NeedsNothing()
            .Is("endSession", "Sign out", "The session holds on no silo after that.").Produces(StatusCodes.Status204NoContent).Refuses(401, 403);
    }

    private static JsonResponse<SessionView> Read(PrincipalCaller caller, HttpContext call) =>
        new(SessionView.Of(call.Features.Get<AccessCaller>()!, call.Features.Get<OpenedSession>()));

    private static async Task<IResult> EndAsync(PrincipalCaller caller, HttpContext call, SessionOpener sessions)
    {
        if (call.Features.Get<OpenedSession>() is not { } session)
        {
            return new ProblemResult(Problem.Invalid("Cookie", "This ends a session, and the call brings a key: keys are revoked."));
        }

        await sessions.EndAsync(call, session);
        return TypedResults.NoContent();
    }
}

/// <summary>Who somebody is here.</summary>
internal sealed record SessionView
{
    /// <summary>The opaque id.</summary>
    public required PrincipalId Principal { get; init; }

    /// <summary>The entry in the hall's plan.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>Of a device: what it is there for.</summary>
    public DevicePurpose? Purpose { get; init; }

    /// <summary>What they may be: of a key, what lies in its scope.</summary>
    public required ImmutableArray<Grant> Grants { get; init; }

    /// <summary>The session's public part; none of a key.</summary>
    public string? Session { get; init; }

    /// <summary>Until when the session holds, at most.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Until when it holds if it is not used.</summary>
    public DateTimeOffset? IdleUntil { get; init; }

    public static SessionView Of(AccessCaller caller, OpenedSession? session) => new()
    {
        Principal = caller.Principal,
        Staff = caller.Staff,
        Purpose = caller.Purpose,
        Grants = caller.Grants,
        Session = session?.Entry.Id,
        ExpiresAt = session?.Entry.ExpiresAt,
        IdleUntil = session is null ? null : session.IdleUntil < session.Entry.ExpiresAt ? session.IdleUntil : session.Entry.ExpiresAt,
    };
}
