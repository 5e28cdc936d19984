using Coordination.Dispatch.Queues;
using Coordination.Plans;

namespace Coordination.Dispatch.Policies;

/// <summary>Which of two items goes first. Within a queue and level it is always arrival order; an order compares the heads.</summary>
/// <remarks>A strict total order at any one time: equal merits go by age, then by id.</remarks>
internal interface IOrderPolicy
{
    /// <summary>Its name in a plan.</summary>
    OrderPolicyKind Kind { get; }

    /// <summary>Whether, within a level, it never contradicts arrival order; then positions follow from ranks alone.</summary>
    bool FollowsArrival { get; }

    /// <summary>Whether a more urgent item always goes before a less urgent one; then only the first level of a lane is looked at.</summary>
    bool LevelsFirst { get; }

    /// <summary>Whether the first goes before the second.</summary>
    bool Before(in ItemRecord first, in ItemRecord second, in OrderContext context);
}
