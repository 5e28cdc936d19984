using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Coordination.Grains;
using Coordination.Journal;
using Coordination.Requests.Deciding;
using Decided = Coordination.Grains.Decision<Coordination.Access.AccessState, Coordination.Access.AccessEvent>;

namespace Coordination.Access;

/// <summary>Decisions on keys, links and sessions. Pure.</summary>
internal static class CredentialDecisions
{
    /// <summary>Credentials of one kind that a principal may have at once.</summary>
    public const int Most = 32;

    private static readonly TimeSpan LongestKey = TimeSpan.FromDays(731);
    private static readonly TimeSpan LongestLink = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(1);

    public static Decided IssueKey(AccessState state, IssueKey issue, in DecisionContext<AccessInput> context) =>
        PrincipalDecisions.Active(state, issue.Principal, out var principal) is { } refused ? Decided.No(refused)
        : Scope(principal, issue.Scope) is { } refusal ? Decided.No(refusal)
        : Issue(state, CredentialKind.Key, issue.Principal, issue.ExpiresAt, LongestKey, issue.Scope, issue.Reason, context);

    public static Decided IssueLink(AccessState state, IssueLink issue, in DecisionContext<AccessInput> context) =>
        Person(state, issue.Principal, "links") is { } refused ? Decided.No(refused)
        : Issue(state, issue.IsInvitation ? CredentialKind.Invitation : CredentialKind.Link, issue.Principal, issue.ExpiresAt, LongestLink, [], issue.Reason, context);

    // Why a link does not work is not told: who has none is not to find out which there are.
    public static Decided UseLink(AccessState state, UseLink use, in DecisionContext<AccessInput> context)
    {
        var kind = use.Login is null ? CredentialKind.Link : CredentialKind.Invitation;
        if (state.Find(use.Link) is not { } link || link.Kind != kind || !link.HoldsAt(context.At) || !IsSame(link.Hash, use.Hash))
        {
            return Decided.No(RefusalCodes.NotFound, "This link does not work, or not any more: ask for another one.", "link");
        }

        if (PasswordDecisions.Check(state, link.Principal, use) is { } wrong)
        {
            return Decided.No(wrong);
        }

        AccessEvent[] chosen = use.Login is { } login ? [new PasswordSet(link.Principal, login) { Personal = new AccessPersonal { Password = use.Password } }] : [];
        var opened = Open(state, link.Principal, use.ExpiresAt, context);
        return opened.Refusal is { } refusal ? Decided.No(refusal) : Decided.Of([new CredentialEnded(link.Id, CredentialEnding.Used), .. chosen, .. opened.Events]);
    }

    public static Decided OpenSession(AccessState state, OpenSession open, in DecisionContext<AccessInput> context) =>
        Person(state, open.Principal, "sessions") is { } refused ? Decided.No(refused)
        : (AccessChecks.Given(state, open.Given) ?? PasswordDecisions.Sign(state, open, context.At)) is { } refusal ? Decided.No(refusal)
        : Accepted(state, open, Open(state, open.Principal, open.ExpiresAt, context, open.Given));

    public static Decided EndSession(AccessState state, EndSession end, DateTimeOffset at) =>
        state.Find(end.Session) is not { Kind: CredentialKind.Session } session ? Unknown(end.Session, "session")
        : session.HoldsAt(at) ? Decided.Of(new CredentialEnded(session.Id, CredentialEnding.SignedOut))
        : Decided.Nothing();

    public static Decided Revoke(AccessState state, RevokeCredential revoke, DateTimeOffset at) =>
        state.Find(revoke.Credential) is not { } known ? Unknown(revoke.Credential, "credential")
        : known.HoldsAt(at) ? Decided.Of(new CredentialEnded(known.Id, CredentialEnding.Revoked) { Personal = new AccessPersonal(Reason: revoke.Reason) })
        : Decided.Nothing();

    private static Decided Accepted(AccessState state, OpenSession open, Decided opened) =>
        open.IsByPassword && opened.Refusal is null && state.FindAccount(open.Principal) is { Failures: > 0 } or { LockedUntil: not null }
            ? Decided.Of([new PasswordAccepted(open.Principal), .. opened.Events])
            : opened;

    // Whoever signs in once more than that has left a session somewhere: nobody is kept out for it.
    private static Decided Open(
        AccessState state, PrincipalId principal, DateTimeOffset expiresAt, in DecisionContext<AccessInput> context, ImmutableArray<Grant> given = default)
    {
        var at = context.At;
        var held = state.Credentials.Where(known => known.Kind == CredentialKind.Session && known.Principal == principal && known.HoldsAt(at)).ToList();
        var replaced = held.Count >= Most ? new CredentialEnded(held[0].Id, CredentialEnding.Replaced) : null;
        var without = replaced is null ? state : state with { Credentials = state.Credentials.Remove(held[0]) };
        var opened = Issue(without, CredentialKind.Session, principal, expiresAt, LongestSession, [], null, context, given);
        return opened.Refusal is not null || replaced is null ? opened : Decided.Of([replaced, .. opened.Events]);
    }

    private static Decided Issue(
        AccessState state, CredentialKind kind, PrincipalId principal, DateTimeOffset expiresAt, TimeSpan longest, ImmutableArray<Grant> scope, string? reason,
        in DecisionContext<AccessInput> context, ImmutableArray<Grant> given = default)
    {
        var (at, expires) = (context.At, JournalTime.Truncate(expiresAt));
        if (expires <= at || expires - at > longest)
        {
            return Decided.No(TextChecks.Invalid("expiresAt", $"must be after {at:yyyy-MM-ddTHH:mm:ssZ}, and at most {longest.TotalDays:0} day(s) after it"));
        }

        return state.Credentials.Count(known => known.Kind == kind && known.Principal == principal && known.HoldsAt(at)) >= Most
            ? Decided.No(RefusalCodes.NoCapacity, $"'{principal}' has {Most} of this kind, which is the most: revoke one first.", "principal")
            : state.Find(context.Input.Credential) is not null
            ? Decided.No(RefusalCodes.Busy, "The public part that was drawn is in use: try again.")
            : Decided.Of(new CredentialIssued(kind, context.Input.Credential, principal, context.Input.Hash, expires)
            {
                Scope = scope,
                Given = given,
                Personal = reason is null ? null : new AccessPersonal(Reason: reason),
            });
    }

    /// <summary>The refusal of whoever is no person at work here.</summary>
    private static Refusal? Person(AccessState state, PrincipalId id, string what) =>
        PrincipalDecisions.Active(state, id, out var principal)
        ?? (principal.Kind == PrincipalKind.Person ? null : new Refusal(RefusalCodes.WrongState, $"'{id}' is not a person: {what} are for people, keys for all others.", "principal"));

    private static Refusal? Scope(PrincipalState principal, ImmutableArray<Grant> scope)
    {
        for (var index = 0; index < scope.Length; index++)
        {
            if (!principal.Grants.Contains(scope[index]))
            {
                return TextChecks.Invalid($"scope[{index}]", $"is no grant of '{principal.Id}': a key may use what its principal was granted");
            }
        }

        return null;
    }

    private static Decided Unknown(string id, string field) => Decided.No(RefusalCodes.NotFound, $"There is no {field} '{id}' here.", field);

    private static bool IsSame(string? known, string given) =>
        known is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(given));
}
