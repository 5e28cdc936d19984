using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Plans;

namespace Coordination.Requests.Events;

/// <summary>Its urgency changed.</summary>
/// <param name="From">The level before.</param>
/// <param name="To">The level from now on.</param>
/// <param name="Automatic">Whether the engine did it.</param>
/// <param name="Reason">Why, as a code.</param>
internal sealed record RequestEscalated(Urgency From, Urgency To, bool Automatic, ReasonId? Reason = null) : RequestEvent
{
    private const string ByHand = "changed by hand";

    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        state with { Urgency = To, UrgencyReason = Reason?.ToString() ?? ByHand };
}

/// <summary>Its service level was missed.</summary>
/// <param name="Due">When it had been due.</param>
internal sealed record ServiceLevelMissed(DateTimeOffset Due) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        state with { Clock = state.Clock! with { Missed = true } };
}

/// <summary>A plan with other hours counts: the clock goes by them from its publication on.</summary>
/// <param name="Plan">The version of the plan.</param>
internal sealed record ClockMoved(long Plan) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) => state;
}

/// <summary>The department that leads is closed by hand: the clock stands still.</summary>
internal sealed record ClockHalted : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) => state;
}

/// <summary>The department that leads is open again: the clock goes on.</summary>
internal sealed record ClockReleased : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) => state;
}
