using Coordination.Grains;
using Coordination.Journal;
using Decided = Coordination.Grains.Decision<Coordination.Access.AccessState, Coordination.Access.AccessEvent>;

namespace Coordination.Access;

/// <summary>The decisions on a hall's access. Pure: time, plans and what is random come with the context.</summary>
internal sealed class AccessBehaviour()
    : JsonGrainBehaviour<AccessState, AccessCommand, AccessEvent, AccessInput>(AccessJson.Default, Codec)
{
    public const GrainKind Number = (GrainKind)6;

    private static readonly EventCodec<AccessEvent> Codec = new(
        AccessJson.Default,
        ("access.principal-added", typeof(PrincipalAdded)),
        ("access.principal-described", typeof(PrincipalDescribed)),
        ("access.principal-disabled", typeof(PrincipalDisabled)),
        ("access.grant-given", typeof(GrantGiven)),
        ("access.grant-taken", typeof(GrantTaken)),
        ("access.credential-issued", typeof(CredentialIssued)),
        ("access.credential-ended", typeof(CredentialEnded)),
        ("access.password-set", typeof(PasswordSet)),
        ("access.password-refused", typeof(PasswordRefused)),
        ("access.password-accepted", typeof(PasswordAccepted)));

    public override GrainKind Kind => Number;

    public override AccessState Initial(GrainKey key) => new() { Hall = AccessGrainKind.HallOf(key) };

    public override Decided Decide(AccessState state, AccessCommand command, in DecisionContext<AccessInput> context)
    {
        if (state.Hall is { } hall && context.Input.Plans.GetValueOrDefault(hall) is null)
        {
            return Decided.No(RefusalCodes.NotFound, $"There is no hall '{hall}': no plan was published for it.");
        }

        return AccessChecks.Reason(command) is { } refusal ? Decided.No(refusal) : command switch
        {
            AddPrincipal add => PrincipalDecisions.Add(state, add, context.Input),
            DescribePrincipal describe => PrincipalDecisions.Describe(state, describe),
            DisablePrincipal disable => PrincipalDecisions.Disable(state, disable),
            GiveGrant give => PrincipalDecisions.Give(state, give, context.Input),
            TakeGrant take => PrincipalDecisions.Take(state, take),
            IssueKey key => CredentialDecisions.IssueKey(state, key, context),
            IssueLink link => CredentialDecisions.IssueLink(state, link, context),
            UseLink use => CredentialDecisions.UseLink(state, use, context),
            OpenSession open => CredentialDecisions.OpenSession(state, open, context),
            RefusePassword refuse => PasswordDecisions.Refuse(state, refuse, context.At),
            ChangePassword change => PasswordDecisions.Change(state, change, context.At),
            EndSession end => CredentialDecisions.EndSession(state, end, context.At),
            RevokeCredential revoke => CredentialDecisions.Revoke(state, revoke, context.At),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "This command is not known to a hall's access."),
        };
    }

    public override AccessState Apply(AccessState state, AccessEvent happened, in EventContext context) =>
        happened.ApplyTo(state, context) with { Version = context.Version, Since = context.At };

    public override AccessState Touch(AccessState state, in EventContext context) => state with { Version = context.Version, Since = context.At };

    public override ReadOnlyMemory<byte>? WritePersonal(AccessEvent happened) =>
        happened.WritePersonal() is { } personal ? personal : default(ReadOnlyMemory<byte>?);

    public override string StatusOf(AccessState state) => "active";

    public override DateTimeOffset ChangedAt(AccessState state) => state.Since;

    public override GrainRow Project(GrainKey key, AccessState state, long version, EventHash hash) => new()
    {
        Key = key,
        Centre = state.Hall ?? AccessScope.Everywhere,
        Status = StatusOf(state),
        IsOpen = true,
        Since = state.Since,
        Version = version,
        Hash = hash,
        State = WriteState(state),
    };
}
