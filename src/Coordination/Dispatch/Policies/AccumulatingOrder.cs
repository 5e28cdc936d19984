using Coordination.Dispatch.Queues;
using Coordination.Plans;

namespace Coordination.Dispatch.Policies;

/// <summary>Priority grows with waiting, at a rate per level: the accumulating-priority queue (Kleinrock 1964; Stanford, Taylor and Ziedins 2014).</summary>
/// <remarks>
/// Starvation bound: whoever passes an item of level l that has waited w is of some level k and has itself waited at least
/// w × rate(l) ÷ rate(k). So nobody waits longer than rate(1) ÷ rate(5) times (16 with the default rates) the longest wait of
/// those who go before them. An age in the future (an appointment called early) counts as no waiting.
/// </remarks>
internal sealed class AccumulatingOrder : IOrderPolicy
{
    /// <inheritdoc />
    public OrderPolicyKind Kind => OrderPolicyKind.Accumulating;

    /// <inheritdoc />
    public bool FollowsArrival => true;

    /// <inheritdoc />
    public bool LevelsFirst => false;

    /// <inheritdoc />
    public bool Before(in ItemRecord first, in ItemRecord second, in OrderContext context)
    {
        var (a, b) = (Priority(first, context), Priority(second, context));
        return a != b ? a > b : ItemRecord.Earlier(first, second);
    }

    private static double Priority(in ItemRecord item, in OrderContext context) =>
        context.Rates[item.Level] * Math.Max(0, context.Now - item.QueuedAt);
}
