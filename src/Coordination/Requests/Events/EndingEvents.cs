using Coordination.Departments;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Plans;

namespace Coordination.Requests.Events;

/// <summary>It was withdrawn.</summary>
internal sealed record RequestCancelled(ReasonId? Reason = null) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        state with { Items = state.Items.AllEnded(context.At), EndReason = Reason };
}

/// <summary>The citizen rated the visit; in words beside the chain, where they wrote some.</summary>
/// <param name="Score">1 to 5.</param>
internal sealed record RequestRated(int Score) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) => state with { Rating = Score };
}

/// <summary>It was taken up again: its lead step is done once more, as a new item with a new age. The visit can be rated again.</summary>
/// <param name="Step">The lead step.</param>
/// <param name="Department">Where it is done.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="NeedsWaived">Whether what the person's needs demand does not count there.</param>
internal sealed record RequestReopened(StepId Step, DepartmentId Department, ReasonId? Reason = null, bool NeedsWaived = false) : RequestEvent
{
    /// <summary>Whether the step's skills do not count there, because the plan has given up the step's own department.</summary>
    public bool AnySkill { get; init; }

    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) => state with
    {
        Items = state.Items.Add(new WorkItemState
        {
            Step = Step,
            Department = Department,
            Status = WorkItemStatus.Waiting,
            QueuedAt = context.At,
            AnySkill = AnySkill,
            NeedsWaived = NeedsWaived,
        }),
        ClosedAt = null,
        EndReason = null,
        AppointmentAt = null,
        AwaitedUntil = null,
        Rating = null,
        Reopened = state.Reopened + 1,
    };
}
