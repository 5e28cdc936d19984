using System.Text.Json;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Journal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Coordination.Web.SignIn.Passwords;

/// <summary>Signs people in by a name and a password: ASP.NET Core Identity's hash, which takes its time, whether or not there is such a name.</summary>
internal sealed class PasswordSignIn(
    ICoordination coordination, AccessDirectory directory, IPrincipalIds ids, SessionOpener sessions, IOptions<CoordinationSignInOptions> options,
    IOptionsMonitor<PasswordHasherOptions> hashing) : IDisposable
{
    // Names are digests of the same kind as other people's ids, under an issuer that nobody is.
    private const string Logins = "urn:coordination:login";

    private const int AtOnce = 2;

    private readonly PasswordHasher<PrincipalState> _hasher = new(Options.Create(hashing.Get(CoordinationSessionDefaults.AuthenticationScheme)));
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private string? _nobodys;

    /// <summary>What a new password must be.</summary>
    public PasswordOptions Rules => options.Value.Password;

    /// <summary>Whether anybody signs in so.</summary>
    public bool IsUsed => directory.HasAccounts;

    /// <summary>Signs somebody in; says whether it did, and not why it did not.</summary>
    public async ValueTask<bool> TryAsync(HttpContext call, string login, string password)
    {
        if (LoginName.Read(login, out var form) is not null || password.Length is 0 or > PasswordRules.Longest)
        {
            return false;
        }

        await directory.RefreshAsync(call.RequestAborted);
        var account = directory.FindAccount(await DigestAsync(form, call.RequestAborted));
        var hash = account is { } known && !PasswordDecisions.IsLocked(known.State, coordination.Time.GetUtcNow())
            ? await ReadHashAsync(known.Grain, known.State, call.RequestAborted)
            : null;
        var isRight = await VerifyAsync(hash, password, call.RequestAborted);
        return account is { } one && hash is not null && await sessions.TryAnswerAsync(call, one.Grain, one.State.Principal, isRight);
    }

    /// <summary>Uses an invitation: sets the name and the password that were chosen, and signs in.</summary>
    /// <returns>The text that says what is wrong; null where nothing is.</returns>
    public async ValueTask<string?> AcceptAsync(HttpContext call, string link, string login, string password, string again)
    {
        if ((LoginName.Read(login, out var form) ?? PasswordRules.Check(Rules, form, password, again)) is { } wrong)
        {
            return wrong;
        }

        await directory.RefreshAsync(call.RequestAborted);
        var digest = await DigestAsync(form, call.RequestAborted);
        if (directory.FindAccount(digest) is { } taken && !sessions.IsInvitationOf(link, taken.State.Principal))
        {
            return "LoginTaken";
        }

        return await sessions.TryUseLinkAsync(call, link, digest, await HashAsync(password, call.RequestAborted)) ? null
            : sessions.IsUsable(CredentialKind.Link, link) ? "InvitationSignsIn"
            : "LinkGone";
    }

    /// <summary>Whether somebody signs in so.</summary>
    public bool IsUsedBy(PrincipalId principal) => directory.FindAccount(principal) is not null;

    /// <summary>Changes the password of somebody who is signed in, and ends their other sessions. Wrong passwords count as they do at the sign-in.</summary>
    /// <returns>The text that says what is wrong; null where nothing is.</returns>
    public async ValueTask<string?> ChangeAsync(HttpContext call, OpenedSession session, PasswordChange asked)
    {
        if ((LoginName.Read(asked.Login, out var form) ?? PasswordRules.Check(Rules, form, asked.Password, asked.Again)) is { } wrong)
        {
            return wrong;
        }

        if (asked.Old == asked.Password)
        {
            return "PasswordSame";
        }

        await directory.RefreshAsync(call.RequestAborted);
        var isRight = await IsRightAsync(session, form, asked.Old, call.RequestAborted);
        var hash = isRight ? await HashAsync(asked.Password, call.RequestAborted) : null;
        return await sessions.TryChangePasswordAsync(call, session, hash) ? null : "OldPasswordWrong";
    }

    public void Dispose() => _turns.Dispose();

    private async ValueTask<bool> IsRightAsync(OpenedSession session, string login, string old, CancellationToken cancellation)
    {
        var account = directory.FindAccount(await DigestAsync(login, cancellation));
        var isTheirs = account is { } known && known.State.Principal == session.Entry.Caller.Principal && known.Grain == session.Entry.Grain
            && old.Length <= PasswordRules.Longest && !PasswordDecisions.IsLocked(known.State, coordination.Time.GetUtcNow());
        return await VerifyAsync(isTheirs ? await ReadHashAsync(account!.Grain, account.State, cancellation) : null, isTheirs ? old : "", cancellation);
    }

    private async ValueTask<string> DigestAsync(string login, CancellationToken cancellation) =>
        (await ids.PrincipalOfAsync(Logins, login, cancellation)).ToString();

    private async ValueTask<string?> ReadHashAsync(GrainKey grain, AccountState account, CancellationToken cancellation)
    {
        await foreach (var entry in coordination.Journal.ReadHistoryAsync(grain, account.SetIn - 1, cancellation))
        {
            return entry.Event.Personal is { } personal ? JsonSerializer.Deserialize(personal.Text.Span, AccessJson.Default.AccessPersonal)?.Password : null;
        }

        return null;
    }

    // Few at a time: whoever tries passwords does not take the processors from the hall.
    private async ValueTask<bool> VerifyAsync(string? hash, string password, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            var against = hash ?? (_nobodys ??= _hasher.HashPassword(null!, Guid.NewGuid().ToString()));
            return _hasher.VerifyHashedPassword(null!, against, password) != PasswordVerificationResult.Failed && hash is not null;
        }
        finally
        {
            _turns.Release();
        }
    }

    private async ValueTask<string> HashAsync(string password, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            return _hasher.HashPassword(null!, password);
        }
        finally
        {
            _turns.Release();
        }
    }
}
