using Coordination.Grains;
using Coordination.Hosting;

namespace Coordination.Requests.Events;

/// <summary>Makes a state from the one before and an event. Never looks at a plan.</summary>
internal static class RequestHistory
{
    /// <summary>The state after an event.</summary>
    public static RequestState Apply(RequestState state, RequestEvent happened, in EventContext context)
    {
        var applied = happened.ApplyTo(state, context);
        var after = ReferenceEquals(applied, state) ? state with { } : applied;
        after.Settle(context.Version, context.At, happened.Clock);
        return after;
    }
}
