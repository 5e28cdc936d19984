using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests.Deciding;
using Decided = Coordination.Grains.Decision<Coordination.Departments.DepartmentState, Coordination.Departments.DepartmentEvent>;

namespace Coordination.Departments;

/// <summary>The decisions of a department.</summary>
internal sealed class DepartmentBehaviour()
    : JsonGrainBehaviour<DepartmentState, DepartmentCommand, DepartmentEvent, ActivePlan?>(DepartmentsJson.Default, Codec)
{
    /// <summary>The status of a department that is closed out of hours.</summary>
    public const string Closed = "closed";

    private static readonly EventCodec<DepartmentEvent> Codec = new(
        DepartmentsJson.Default,
        ("department.closed", typeof(DepartmentClosed)),
        ("department.reopened", typeof(DepartmentReopened)),
        ("department.limited", typeof(DepartmentLimited)));

    public override GrainKind Kind => GrainKind.Department;

    public override DepartmentState Initial(GrainKey key)
    {
        var slash = key.Id.IndexOf('/', StringComparison.Ordinal);
        return new DepartmentState { Centre = new CentreId(key.Id[..slash]), Id = new DepartmentId(key.Id[(slash + 1)..]) };
    }

    public override Decided Decide(DepartmentState state, DepartmentCommand command, in DecisionContext<ActivePlan?> context)
    {
        if (context.Input is null || !context.Input.Departments.ContainsKey(state.Id))
        {
            return Decided.No(RefusalCodes.NotFound, $"The plan of '{state.Centre}' knows no department '{state.Id}'.");
        }

        return ReasonChecks.Required(ReasonOf(command), context.Input, context.By) is { } unclear ? Decided.No(unclear) : command switch
        {
            CloseDepartment close when !state.IsClosed => Decided.Of(new DepartmentClosed(close.Reason.Code) { Words = close.Reason.Said }),
            ReopenDepartment reopen when state.IsClosed => Decided.Of(new DepartmentReopened(reopen.Reason.Code) { Words = reopen.Reason.Said }),
            LimitConcurrency { Limit: < 1 } =>
                Decided.No(RefusalCodes.Invalid, "A limit is at least 1; leave it out to return to the plan's.", "limit"),
            LimitConcurrency limit => Decided.Of(new DepartmentLimited(limit.Limit, limit.Reason.Code) { Words = limit.Reason.Said }),
            CloseDepartment => Decided.No(RefusalCodes.WrongState, $"'{state.Id}' is closed already."),
            _ => Decided.No(RefusalCodes.WrongState, $"'{state.Id}' keeps its calendar; there is nothing to reopen."),
        };
    }

    public override DepartmentState Apply(DepartmentState state, DepartmentEvent happened, in EventContext context)
    {
        var next = state with { Version = context.Version, Since = context.At };
        return happened switch
        {
            DepartmentClosed closed => next with { IsClosed = true, ClosedReason = closed.Reason, TurnedAt = context.At },
            DepartmentReopened => next with { IsClosed = false, ClosedReason = null, TurnedAt = context.At },
            DepartmentLimited limited => next with { ConcurrencyLimit = limited.Limit },
            _ => throw new JournalCorruptException($"'{happened.GetType().Name}' is no event of a department."),
        };
    }

    public override DepartmentState Touch(DepartmentState state, in EventContext context) => state with { Version = context.Version };

    public override ReadOnlyMemory<byte>? WritePersonal(DepartmentEvent happened) => PersonalWords.Write(happened.Words);

    public override string StatusOf(DepartmentState state) => state.IsClosed ? Closed : "by-calendar";

    public override DateTimeOffset ChangedAt(DepartmentState state) => state.Since;

    public override GrainRow Project(GrainKey key, DepartmentState state, long version, EventHash hash) => new()
    {
        Key = key,
        Centre = state.Centre,
        Department = state.Id,
        Status = StatusOf(state),
        IsOpen = true,
        Since = state.Since,
        Version = version,
        Hash = hash,
        State = WriteState(state),
    };

    private static Reason? ReasonOf(DepartmentCommand command) => command switch
    {
        CloseDepartment close => close.Reason,
        ReopenDepartment reopen => reopen.Reason,
        LimitConcurrency limit => limit.Reason,
        _ => null,
    };
}
