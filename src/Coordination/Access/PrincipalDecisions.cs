using Coordination.Requests.Deciding;
using Decided = Coordination.Grains.Decision<Coordination.Access.AccessState, Coordination.Access.AccessEvent>;

namespace Coordination.Access;

/// <summary>Decisions on principals and what they are granted. Pure.</summary>
internal static class PrincipalDecisions
{
    /// <summary>Principals of one hall, or of all halls together.</summary>
    public const int Most = 10_000;

    public static Decided Add(AccessState state, AddPrincipal add, AccessInput input)
    {
        var refusal = state.Principals.Length >= Most ? new Refusal(RefusalCodes.NoCapacity, $"There are {Most} principals already, which is the most.")
            : AccessChecks.Described(add.Name, add.Contact)
                ?? Purpose(add)
                ?? Id(state, add.Id, input)
                ?? Staff(state, add, input)
                ?? AccessChecks.Grants(state, add.Kind, add.Grants, input);
        return refusal is not null ? Decided.No(refusal) : Decided.Of(new PrincipalAdded(add.Id ?? input.Principal, add.Kind, add.Staff, add.Purpose)
        {
            Grants = add.Grants,
            Personal = new AccessPersonal(add.Name, add.Contact, add.Reason),
        });
    }

    public static Decided Describe(AccessState state, DescribePrincipal describe) =>
        state.Find(describe.Principal) is null ? Unknown(describe.Principal)
        : AccessChecks.Described(describe.Name, describe.Contact) is { } refusal ? Decided.No(refusal)
        : Decided.Of(new PrincipalDescribed(describe.Principal) { Personal = new AccessPersonal(describe.Name, describe.Contact, describe.Reason) });

    public static Decided Disable(AccessState state, DisablePrincipal disable) => state.Find(disable.Principal) switch
    {
        null => Unknown(disable.Principal),
        { DisabledAt: not null } => Decided.Nothing(),
        _ => Decided.Of(new PrincipalDisabled(disable.Principal) { Personal = new AccessPersonal(Reason: disable.Reason) }),
    };

    public static Decided Give(AccessState state, GiveGrant give, AccessInput input)
    {
        if (Active(state, give.Principal, out var principal) is { } refused)
        {
            return Decided.No(refused);
        }

        return AccessChecks.Grant(state, principal.Kind, give.Grant, input, "grant") is { } refusal ? Decided.No(refusal)
            : principal.Grants.Contains(give.Grant) ? Decided.Nothing()
            : principal.Grants.Length >= AccessChecks.MostGrants ? Decided.No(RefusalCodes.NoCapacity, $"'{give.Principal}' has {AccessChecks.MostGrants} grants, which is the most: take one away first.", "grant")
            : Decided.Of(new GrantGiven(give.Principal, give.Grant) { Personal = new AccessPersonal(Reason: give.Reason) });
    }

    public static Decided Take(AccessState state, TakeGrant take) =>
        state.Find(take.Principal) is not { } principal ? Unknown(take.Principal)
        : take.Grant is null || !principal.Grants.Contains(take.Grant) ? Decided.Nothing()
        : Decided.Of(new GrantTaken(take.Principal, take.Grant) { Personal = new AccessPersonal(Reason: take.Reason) });

    /// <summary>The refusal of a principal who is not there or disabled.</summary>
    public static Refusal? Active(AccessState state, PrincipalId id, out PrincipalState principal)
    {
        var found = state.Find(id);
        principal = found!;
        return found is null ? NotThere(id)
            : found.DisabledAt is not null ? new Refusal(RefusalCodes.WrongState, $"'{id}' is disabled: add a new principal.", "principal")
            : null;
    }

    private static Decided Unknown(PrincipalId id) => Decided.No(NotThere(id));

    private static Refusal NotThere(PrincipalId id) => new(RefusalCodes.NotFound, $"There is no principal '{id}' here.", "principal");

    private static Refusal? Id(AccessState state, PrincipalId? given, AccessInput input) =>
        given is { } own && own == default ? TextChecks.Invalid("id", $"must be {PrincipalId.Format}")
        : state.Find(given ?? input.Principal) is null ? null
        : given is not null ? new Refusal(RefusalCodes.WrongState, $"'{given}' is a principal here already: give it grants.", "id")
        : new Refusal(RefusalCodes.Busy, "The id that was drawn is in use: try again.");

    private static Refusal? Purpose(AddPrincipal add) =>
        !Enum.IsDefined(add.Kind) ? TextChecks.Invalid("kind", "is none of the kinds of principals")
        : (add.Purpose is not null) != (add.Kind == PrincipalKind.Device)
            ? TextChecks.Invalid("purpose", "does not fit: a device has one of display, kiosk and window, and nobody else has one")
        : null;

    private static Refusal? Staff(AccessState state, AddPrincipal add, AccessInput input) =>
        add.Staff is not { } staff ? null
        : add.Kind != PrincipalKind.Person || state.Hall is not { } hall ? TextChecks.Invalid("staff", "does not fit: only a person who is known to one hall is a member of its staff")
        : input.Plans[hall]?.Staff.ContainsKey(staff) != true ? TextChecks.Invalid("staff", $"names nobody in the plan of '{hall}': add '{staff}' to the plan first")
        : state.Principals.FirstOrDefault(known => known.Staff == staff && known.DisabledAt is null) is { Id: var already }
            ? new Refusal(RefusalCodes.WrongState, $"'{staff}' is a principal already, {already}: make its key or its link (--principal), or disable it first.", "staff")
        : null;
}
