using Coordination.Requests.Deciding;
using Decided = Coordination.Grains.Decision<Coordination.Access.AccessState, Coordination.Access.AccessEvent>;

namespace Coordination.Access;

/// <summary>Decisions on passwords: what was set, and for how long none is taken after wrong ones. Pure.</summary>
internal static class PasswordDecisions
{
    /// <summary>So many wrong passwords lock an account.</summary>
    public const int MostFailures = 5;

    /// <summary>For so long.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private const int LongestHash = 500;

    /// <summary>The refusal of an account that is not whole, or whose name somebody else has here.</summary>
    public static Refusal? Check(AccessState state, PrincipalId principal, UseLink use) =>
        use is { Login: null, Password: null } ? null
        : use is not { Login: { } login, Password: { Length: > 0 and <= LongestHash } } || !PrincipalId.TryParse(login, out _) ? TextChecks.Invalid("login", "must be a digest, and come with the hash of a password")
        : state.Accounts.Any(known => known.Login == login && known.Principal != principal) ? new Refusal(RefusalCodes.WrongState, "Somebody else signs in by this name: choose another one.", "login")
        : null;

    /// <summary>Counts a wrong password. While an account is locked nothing is counted: whoever goes on fills no record.</summary>
    public static Decided Refuse(AccessState state, RefusePassword refuse, DateTimeOffset at) =>
        state.FindAccount(refuse.Principal) is not { } account ? Decided.No(RefusalCodes.NotFound, "There is no such account here.", "principal")
        : IsLocked(account, at) ? Decided.Nothing()
        : Decided.Of(new PasswordRefused(refuse.Principal, account.Failures + 1 < MostFailures ? null : at + LockedFor));

    /// <summary>The refusal of somebody who signs in by a password and has none, or whose account is locked.</summary>
    public static Refusal? Sign(AccessState state, OpenSession open, DateTimeOffset at) =>
        !open.IsByPassword ? null
        : state.FindAccount(open.Principal) is not { } account ? new Refusal(RefusalCodes.NotFound, "There is no such account here.", "principal")
        : IsLocked(account, at) ? new Refusal(RefusalCodes.WrongState, "The account is locked for some minutes, after wrong passwords.", "principal")
        : null;

    /// <summary>Sets another password for whose a session is, and ends their other sessions.</summary>
    public static Decided Change(AccessState state, ChangePassword change, DateTimeOffset at)
    {
        if (state.Find(change.Session) is not { Kind: CredentialKind.Session } session || !session.HoldsAt(at))
        {
            return Decided.No(RefusalCodes.NotFound, "There is no such session here, or not any more.", "session");
        }

        if (state.FindAccount(session.Principal) is not { } account)
        {
            return Decided.No(RefusalCodes.NotFound, "There is no such account here.", "session");
        }

        if (change.Password is not { Length: > 0 and <= LongestHash })
        {
            return Decided.No(TextChecks.Invalid("password", "must be the hash of a password"));
        }

        var others = state.Credentials.Where(known =>
            known.Kind == CredentialKind.Session && known.Principal == session.Principal && known.Id != session.Id && known.HoldsAt(at));
        return IsLocked(account, at)
            ? Decided.No(RefusalCodes.WrongState, "The account is locked for some minutes, after wrong passwords.", "session")
            : Decided.Of([
                new PasswordSet(session.Principal, account.Login) { Personal = new AccessPersonal { Password = change.Password } },
                .. others.Select(known => new CredentialEnded(known.Id, CredentialEnding.PasswordChanged)),
            ]);
    }

    /// <summary>Whether an account takes no password at an instant.</summary>
    public static bool IsLocked(AccountState account, DateTimeOffset at) => account.LockedUntil is { } until && at < until;
}
