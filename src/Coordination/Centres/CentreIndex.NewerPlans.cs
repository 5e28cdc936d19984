using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Centres;

// What a newer plan changes for requests that are open already: each is told by an errand of its own.
internal sealed partial class CentreIndex
{
    /// <summary>Takes note of an open request with work at a department that the plan has given up.</summary>
    /// <param name="request">Which.</param>
    /// <param name="state">As it is stored.</param>
    public void NoteIfFormer(RequestId request, ReadOnlySpan<byte> state)
    {
        if (IsRunning && !Plan.NamesOfFormer.IsEmpty && FormerWork.IsIn(state, Plan))
        {
            Errands.Note(new DueCommand(request, new MoveFromFormerDepartments(Plan!.Version)));
        }
    }

    /// <summary>Takes note of an open request whose clock goes by the hours of an earlier plan, where the one in force has others.</summary>
    /// <param name="routing">The request.</param>
    /// <param name="admittedUnder">The plan that it was admitted under.</param>
    public void NoteIfClockMoves(RequestRouting routing, ActivePlan admittedUnder)
    {
        if (IsRunning && ClockMoves(routing, admittedUnder))
        {
            Errands.Note(new DueCommand(routing.Request, new MoveClock(Plan.Version)));
        }

        if (IsRunning && admittedUnder.Services.ContainsKey(routing.Service))
        {
            NoteIfClockHalts(routing, Plan.NowOf(LeadCalendars.LeadOf(admittedUnder, routing.Service)));
        }
    }

    /// <summary>Takes note of an open request whose citizen was to come by now: an earlier plan may have had their department closed then.</summary>
    public void NoteIfAwaited(RequestRouting routing, DateTimeOffset now)
    {
        if (routing.AwaitedUntil <= now)
        {
            NoteAwaited(routing, now);
        }
    }

    private void NoteIfClockHalts(RequestRouting routing, DepartmentId lead)
    {
        var halts = _departments.HaltsClocks(Plan!, lead);
        if (halts != routing.ClockHalted && (!halts || routing.Due is not null))
        {
            Errands.Note(new DueCommand(routing.Request, new HaltClock(halts, _departments.HaltsSince(Plan!, lead))));
        }
    }

    private bool ClockMoves(RequestRouting routing, ActivePlan admittedUnder) => routing.ClockPlan == 0
        ? routing.Plan < Plan!.Version && _departments.Clocks.Differ(admittedUnder, Plan, admittedUnder, routing.Service)
        : _departments.Clocks.MayDiffer(routing.ClockPlan, Plan!, admittedUnder, routing.Service);
}
