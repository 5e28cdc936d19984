using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Access.Tokens;
using Coordination.Web.SignIn.Providers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Coordination.Web.SignIn;

/// <summary>Opens and ends sessions on record, and hands their cookies out.</summary>
internal sealed class SessionOpener(ICoordination coordination, AccessDirectory directory, IPrincipalIds ids, SessionCookie cookie, ProviderCookie provider, IOptions<CoordinationSignInOptions> options)
{
    /// <summary>Uses a link that works once; says whether it did.</summary>
    /// <param name="call">Who gets the cookie.</param>
    /// <param name="text">The link, or what follows its '#'.</param>
    /// <param name="login">Of an invitation: the digest of the name that was chosen.</param>
    /// <param name="password">Of an invitation: the hash of the password that was chosen.</param>
    public async ValueTask<bool> TryUseLinkAsync(HttpContext call, string text, string? login = null, string? password = null)
    {
        var link = SecretOf(text);

        // It may have been made a moment ago, by another process.
        await directory.RefreshAsync(call.RequestAborted);
        var kind = login is null ? CredentialKind.Link : CredentialKind.Invitation;
        if (directory.Check(kind, link).Entry is not { } entry || !AccessToken.TryRead(kind, link, out var id, out var secret))
        {
            return false;
        }

        var use = new UseLink(id.ToString(), AccessToken.Hash(secret), Until()) { Login = login, Password = password };
        return await OpenAsync(call, entry.Grain, use, entry.Caller) is not null;
    }

    /// <summary>Whether a text is a credential of a kind that can be used, by what is known.</summary>
    public bool IsUsable(CredentialKind kind, string text) => directory.Check(kind, SecretOf(text)).Entry is not null;

    /// <summary>Whether an invitation is somebody's, by what is known.</summary>
    public bool IsInvitationOf(string text, PrincipalId principal) => directory.Check(CredentialKind.Invitation, SecretOf(text)).Caller?.Principal == principal;

    /// <summary>Opens a session for somebody whose password was right, or counts a wrong one; says whether there is a session.</summary>
    public async ValueTask<bool> TryAnswerAsync(HttpContext call, GrainKey grain, PrincipalId principal, bool isRight)
    {
        if (isRight)
        {
            return await OpenAsync(call, grain, new OpenSession(principal, Until()) { IsByPassword = true }, new AccessCaller(principal, [])) is not null;
        }

        await In(grain).ExecuteAsync(new RefusePassword(principal), MetaOf(principal), call.RequestAborted);
        return false;
    }

    /// <summary>Opens a session for somebody whom an issuer vouches for; says whether it did. Who comes for the first time is added to the record.</summary>
    /// <param name="call">Who gets the cookie.</param>
    /// <param name="issuer">Who vouches.</param>
    /// <param name="subject">Whom the issuer means.</param>
    /// <param name="name">What it calls them; kept so that it can be erased.</param>
    /// <param name="given">What its claims make of them.</param>
    /// <param name="hint">Its token about them, by which they are signed out there.</param>
    public async ValueTask<bool> TryOpenAsync(HttpContext call, TrustedIssuer issuer, string subject, string? name, ImmutableArray<Grant> given, string? hint)
    {
        var principal = await ids.PrincipalOfAsync(issuer.Id, subject, call.RequestAborted);
        var access = coordination.AccessToAllHalls();
        if ((await access.ReadAsync(call.RequestAborted))?.Find(principal) is null)
        {
            var add = new AddPrincipal(PrincipalKind.Person) { Id = principal, Name = name is { Length: <= AccessChecks.TextLength } ? name : null, Reason = "Signed in for the first time." };
            await access.ExecuteAsync(add, MetaOf(principal), call.RequestAborted);
        }

        var open = new OpenSession(principal, Until()) { Given = given };
        if (await OpenAsync(call, AccessGrainKind.KeyOf(null), open, new AccessCaller(principal, given)) is not { } session)
        {
            return false;
        }

        provider.Write(call, issuer.Number, session, hint);
        return true;
    }

    /// <summary>Sets another password in a session and ends the other ones, or counts a wrong password; says whether it was set.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="session">The session.</param>
    /// <param name="hash">The hash of the new password; null where the old one was wrong.</param>
    public async ValueTask<bool> TryChangePasswordAsync(HttpContext call, OpenedSession session, string? hash)
    {
        AccessCommand command = hash is null ? new RefusePassword(session.Entry.Caller.Principal) : new ChangePassword(session.Entry.Id, hash);
        var reply = await In(session.Entry.Grain).ExecuteAsync(command, MetaOf(session.Entry.Caller), call.RequestAborted);
        await directory.RefreshAsync(call.RequestAborted);
        return hash is not null && !reply.IsRefused;
    }

    /// <summary>Ends a session: its holder signs out.</summary>
    public async ValueTask EndAsync(HttpContext call, OpenedSession session)
    {
        (await EndOnRecordAsync(session, call.RequestAborted)).Require();
        await directory.RefreshAsync(call.RequestAborted);
        cookie.Delete(call);
    }

    private ValueTask<Reply<AccessReceipt>> EndOnRecordAsync(OpenedSession session, CancellationToken cancellation) =>
        In(session.Entry.Grain).ExecuteAsync(new EndSession(session.Entry.Id), MetaOf(session.Entry.Caller), cancellation);

    private static string SecretOf(string text) => text[(text.LastIndexOf('#') + 1)..].Trim();

    private DateTimeOffset Until() => coordination.Time.GetUtcNow() + options.Value.SessionLifetime;

    // The session's public part; null where there is none. Its cookie takes the place of the browser's older one, whose session nobody could end any more.
    private async ValueTask<string?> OpenAsync(HttpContext call, GrainKey grain, AccessCommand command, AccessCaller caller)
    {
        var older = await SignInEndpoints.SessionOfAsync(call);
        var reply = await In(grain).ExecuteAsync(command, MetaOf(caller), call.RequestAborted);
        if (reply.IsRefused)
        {
            return null;
        }

        if (older is not null)
        {
            await EndOnRecordAsync(older, call.RequestAborted);
        }

        await directory.RefreshAsync(call.RequestAborted);
        cookie.Write(call, reply.Value.Secret!);
        return reply.Value.Credential;
    }

    private IAccessGrain In(GrainKey grain) => AccessGrainKind.HallOf(grain) is { } hall ? coordination.Access(hall) : coordination.AccessToAllHalls();

    private static CommandMeta MetaOf(AccessCaller caller) => MetaOf(caller.Principal);

    private static CommandMeta MetaOf(PrincipalId principal) => new(new Actor(ActorKind.Person, principal.ToString()));
}
