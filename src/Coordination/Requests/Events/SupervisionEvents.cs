using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Plans;

namespace Coordination.Requests.Events;

/// <summary>Its urgency changed.</summary>
/// <param name="From">The level before.</param>
/// <param name="To">The level from now on.</param>
/// <param name="Reason">Why.</param>
/// <param name="Automatic">Whether the engine did it.</param>
internal sealed record RequestEscalated(Urgency From, Urgency To, string Reason, bool Automatic) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        state with { Urgency = To, UrgencyReason = Reason };
}

/// <summary>Its service level was missed.</summary>
/// <param name="Due">When it had been due.</param>
internal sealed record ServiceLevelMissed(DateTimeOffset Due) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        state with { Clock = state.Clock! with { Missed = true } };
}
