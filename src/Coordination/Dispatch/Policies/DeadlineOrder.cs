using Coordination.Dispatch.Queues;
using Coordination.Plans;

namespace Coordination.Dispatch.Policies;

/// <summary>The earliest service-level deadline; items without one go last.</summary>
/// <remarks>
/// Starvation bound: an item with a deadline is passed only by items of earlier or equal deadline, and by those of its own
/// queue and level that are older. So, where a level's deadlines are its arrivals plus a fixed target, nobody who arrives later
/// than its deadline less the shortest target passes it. An item without a deadline has no bound while others keep coming.
/// </remarks>
internal sealed class DeadlineOrder : IOrderPolicy
{
    /// <inheritdoc />
    public OrderPolicyKind Kind => OrderPolicyKind.Deadline;

    /// <inheritdoc />
    public bool FollowsArrival => false;

    /// <inheritdoc />
    public bool LevelsFirst => false;

    /// <inheritdoc />
    public bool Before(in ItemRecord first, in ItemRecord second, in OrderContext context) =>
        first.Due != second.Due ? first.Due < second.Due
        : first.Level != second.Level ? first.Level < second.Level
        : ItemRecord.Earlier(first, second);
}
