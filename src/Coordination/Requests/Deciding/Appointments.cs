using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Plans;
using Coordination.Requests.Events;
using Coordination.Supervision;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>A booked time: when its citizen may be called, and how it becomes another one.</summary>
internal static class Appointments
{
    /// <summary>When somebody who is booked may be called who has not said that they have come; null for at once.</summary>
    public static DateTimeOffset? CallableFrom(ActivePlan plan, ServicePlan service, Channel channel, DateTimeOffset booked, DateTimeOffset at)
    {
        var early = ActivePlan.ArrivalOf(service, channel) == ArrivalRule.None ? plan.Plan.Routing.AppointmentEarlyMinutes : 0;
        var callable = booked - TimeSpan.FromMinutes(early);
        return callable > at ? callable : null;
    }

    /// <summary>Until when somebody who is booked is waited for; null where they need not say that they have come.</summary>
    public static DateTimeOffset? AwaitedUntil(ActivePlan plan, ServicePlan service, Channel channel, DateTimeOffset booked) =>
        ActivePlan.ArrivalOf(service, channel) == ArrivalRule.Required ? booked + TimeSpan.FromMinutes(plan.Plan.Routing.AbsentAfterMinutes) : null;

    /// <summary>The clock of a request that is booked for a time: it stands until the citizen has come, where they are to say so.</summary>
    public static ServiceClock ClockOf(TimeSpan? promised, DateTimeOffset begins, bool awaitsArrival, WorkingCalendar calendar) =>
        awaitsArrival ? new ServiceClock(promised, TimeSpan.Zero, RunningSince: null, Due: null) : ServiceClocks.Start(promised, begins, calendar);

    /// <summary>Another time: what waits takes its age, and the one before is free.</summary>
    public static Decided Move(in RequestTurn turn, MoveAppointment command)
    {
        if ((turn.RefuseUnsound(command.Reason)
            ?? SubmissionForm.CheckAppointment(command.To, turn.At)
            ?? turn.RefuseUnlessOpen()
            ?? RefuseServed(turn)
            ?? RefuseTime(turn, command.To.ToUniversalTime())) is { } refusal)
        {
            return Decided.No(refusal);
        }

        var (state, plan, service, to) = (turn.State, turn.Plan, turn.Service, command.To.ToUniversalTime());
        var awaited = AwaitedUntil(plan, service, state.Channel, to);
        return Decided.Of(new AppointmentMoved(
            state.AppointmentAt!.Value, to, Waiting(turn, to), CallableFrom(plan, service, state.Channel, to, turn.At), awaited, command.Reason?.Code)
        {
            Words = command.Reason?.Said,
            Clock = turn.Stamped(ClockOf(plan.PromisedTimeOf(state.Urgency), to, awaited is not null, turn.LeadCalendar)) with { Missed = state.Clock!.Missed },
        });
    }

    private static ImmutableArray<ResumedItem> Waiting(in RequestTurn turn, DateTimeOffset to)
    {
        var waiting = ImmutableArray.CreateBuilder<ResumedItem>();
        for (var index = 0; index < turn.State.Items.Length; index++)
        {
            if (turn.Item(index) is { Status: WorkItemStatus.Waiting } item)
            {
                waiting.Add(new ResumedItem(index, Consent.LimitOf(turn.Plan, turn.Service, turn.StepOf(index), item.Department, to)));
            }
        }

        return waiting.ToImmutable();
    }

    private static Refusal? RefuseServed(in RequestTurn turn) =>
        turn.State.AppointmentAt is null ? new Refusal(RefusalCodes.WrongState, "The request has no booked time to move.")
        : turn.State.Items.All(item => item.Status is WorkItemStatus.Waiting or WorkItemStatus.Pending) ? null
        : new Refusal(RefusalCodes.WrongState, "The citizen was called already: a booked time is moved before that.");

    // The hours are those of the plan that counts now: the hall may close on a day by a newer one.
    private static Refusal? RefuseTime(in RequestTurn turn, DateTimeOffset to) =>
        to == turn.State.AppointmentAt
            ? new Refusal(RefusalCodes.WrongState, $"The request is booked for {to:O} already.", AdmissionRules.AppointmentField)
            : RefuseClosed(turn, to);

    /// <summary>Nobody is booked for, or missed at, a time at which the department that receives them is closed by the plan that counts now.</summary>
    public static Refusal? RefuseClosed(in RequestTurn turn, DateTimeOffset booked) =>
        AdmissionRules.RefuseClosed(turn.People, turn.People.NowOf(ReceivedAt(turn)), booked);

    private static DepartmentId ReceivedAt(in RequestTurn turn)
    {
        var first = Reception.StepOf(turn.Service);
        return turn.State.Items.FirstOrDefault(item => item.Step == first.Id)?.Department ?? first.Department;
    }
}
