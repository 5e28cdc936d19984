using Coordination.Dispatch.Queues;
using Coordination.Plans;

namespace Coordination.Dispatch.Policies;

/// <summary>Level, then arrival.</summary>
/// <remarks>
/// Starvation bound: an item is passed only by more urgent ones. So at most the items before it at its arrival, plus every
/// more urgent one that arrives while it waits, go first; there is no bound on time while more urgent work keeps coming.
/// </remarks>
internal sealed class StrictOrder : IOrderPolicy
{
    /// <inheritdoc />
    public OrderPolicyKind Kind => OrderPolicyKind.Strict;

    /// <inheritdoc />
    public bool FollowsArrival => true;

    /// <inheritdoc />
    public bool LevelsFirst => true;

    /// <inheritdoc />
    public bool Before(in ItemRecord first, in ItemRecord second, in OrderContext context) =>
        first.Level != second.Level ? first.Level < second.Level : ItemRecord.Earlier(first, second);
}
