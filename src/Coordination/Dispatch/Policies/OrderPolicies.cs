using System.Collections.Frozen;
using Coordination.Plans;

namespace Coordination.Dispatch.Policies;

/// <summary>The orders by the names that plans use.</summary>
internal static class OrderPolicies
{
    private static readonly FrozenDictionary<OrderPolicyKind, IOrderPolicy> All =
        new IOrderPolicy[] { new StrictOrder(), new AccumulatingOrder(), new DeadlineOrder() }.ToFrozenDictionary(policy => policy.Kind);

    /// <exception cref="ArgumentOutOfRangeException">There is no such order.</exception>
    public static IOrderPolicy Of(OrderPolicyKind kind) =>
        All.TryGetValue(kind, out var policy) ? policy : throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such order.");
}
