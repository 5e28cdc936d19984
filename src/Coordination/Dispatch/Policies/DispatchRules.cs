using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Dispatch.Policies;

/// <summary>The rules that count at the moment: the plan's, or those of its crisis.</summary>
internal sealed class DispatchRules
{
    /// <summary>A bit for every level.</summary>
    public const int AllLevels = (1 << Lane.LevelCount) - 1;

    public IOrderPolicy Order { get; private set; } = OrderPolicies.Of(OrderPolicyKind.Strict);

    public IChoicePolicy Choice { get; private set; } = ChoicePolicies.Of(ChoicePolicyKind.LongestIdle);

    public OrderPolicyKind OrderKind { get; private set; }

    public ChoicePolicyKind ChoiceKind { get; private set; }

    /// <summary>Whether a more urgent item always goes before a less urgent one.</summary>
    public bool LevelsFirst { get; private set; }

    /// <summary>The priority gained per minute, per level from 0.</summary>
    public double[] Rates { get; private set; } = [];

    /// <summary>A bit for every level that is not held back.</summary>
    public int Levels { get; private set; } = AllLevels;

    /// <summary>Whether departments help each other.</summary>
    public bool IsPooling { get; private set; }

    /// <summary>They help where more items wait than this.</summary>
    public int PoolingThreshold { get; private set; }

    /// <summary>Whether items of a level are given to anybody.</summary>
    public bool Gives(Urgency level) => (Levels & MaskOf(level)) != 0;

    /// <summary>Whether so many items that may be called are enough for others to help with them.</summary>
    public bool IsEnoughForHelp(long callable) => callable > PoolingThreshold;

    /// <summary>Whether all departments help each other, whatever the plan's groups are.</summary>
    public static bool HelpAmongAll(CrisisPlan? crisis) => crisis?.PoolingThreshold is not null;

    /// <summary>Replaces them.</summary>
    /// <param name="routing">Orders and choices.</param>
    /// <param name="pooling">Whether departments help each other.</param>
    /// <param name="crisis">What a crisis changes; null when there is none.</param>
    public void Apply(RoutingPlan routing, PoolingPlan pooling, CrisisPlan? crisis)
    {
        Order = OrderPolicies.Of(crisis?.Order ?? routing.Order);
        Choice = ChoicePolicies.Of(routing.Choice);
        (OrderKind, ChoiceKind, LevelsFirst) = (Order.Kind, Choice.Kind, Order.LevelsFirst);
        Rates = [.. Enum.GetValues<Urgency>().Select(level => routing.Rates.GetValueOrDefault(level, RoutingPlan.DefaultRates[level]))];
        Levels = AllLevels & ~(crisis is null ? 0 : MaskOf(crisis.HeldLevels));
        IsPooling = pooling.Enabled || crisis?.PoolingThreshold is not null;
        PoolingThreshold = crisis?.PoolingThreshold ?? pooling.Threshold;
    }

    private static int MaskOf(IEnumerable<Urgency> levels) => levels.Aggregate(0, (mask, level) => mask | MaskOf(level));

    private static int MaskOf(Urgency level) => 1 << ((int)level - 1);
}
