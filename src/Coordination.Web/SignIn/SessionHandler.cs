using System.Security.Claims;
using System.Text.Encodings.Web;
using Coordination.Access;
using Coordination.Web.Access;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Web.SignIn;

/// <summary>Authenticates by the cookie of a session. A session that has ended is nobody's, and its cookie is taken back.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessDirectory directory, SessionCookie cookie)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!SessionCookie.IsBrought(Context))
        {
            return AuthenticateResult.NoResult();
        }

        // First: where the store cannot be read it is not the cookie that is wrong.
        await directory.RequireCurrentAsync(Context.RequestAborted);
        if (cookie.Read(Request) is not { } brought || (await directory.CheckAsync(CredentialKind.Session, brought.Token, Context.RequestAborted)).Entry is not { } session
            || CallerOf(session) is not { } caller)
        {
            cookie.Delete(Context);
            return AuthenticateResult.Fail(new AccessFailure(Ended));
        }

        if (cookie.IsDue(brought.IdleUntil))
        {
            cookie.Write(Context, brought.Token);
        }

        Context.Features.Set(caller);
        Context.Features.Set(new OpenedSession(session with { Caller = caller }, brought.IdleUntil));
        Context.Features.Set(new AccessProof(
            session.ExpiresAt < brought.IdleUntil ? session.ExpiresAt : brought.IdleUntil, () => CallerOf(directory.Check(CredentialKind.Session, brought.Token).Entry)));
        var id = caller.Principal.ToString();
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id), new(ClaimTypes.Name, id)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => new ProblemResult(MissingCredential.In(Context)).ExecuteAsync(Context);

    private AccessCaller? CallerOf(AccessEntry? session) => session is null ? null : directory.WithOwn(session.Caller.Principal, session.Caller.Grants);

    private static Problem Ended { get; } = new(
        StatusCodes.Status401Unauthorized, ProblemCodes.Unauthenticated, "The session has ended, or was ended: sign in again.", "Cookie")
    {
        Challenge = AccessKeyHandler.Realm,
    };
}

/// <summary>The session of a call.</summary>
/// <param name="Entry">As it is on record.</param>
/// <param name="IdleUntil">Until when it may go unused.</param>
internal sealed record OpenedSession(AccessEntry Entry, DateTimeOffset IdleUntil);
