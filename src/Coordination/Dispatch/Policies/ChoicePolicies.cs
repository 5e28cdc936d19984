using System.Collections.Frozen;
using Coordination.Plans;

namespace Coordination.Dispatch.Policies;

/// <summary>The choices by the names that plans use.</summary>
internal static class ChoicePolicies
{
    private static readonly FrozenDictionary<ChoicePolicyKind, IChoicePolicy> All =
        new IChoicePolicy[] { new LongestIdleChoice(), new LeastLoadedChoice(), new BestSkillChoice() }.ToFrozenDictionary(policy => policy.Kind);

    /// <exception cref="ArgumentOutOfRangeException">There is no such choice.</exception>
    public static IChoicePolicy Of(ChoicePolicyKind kind) =>
        All.TryGetValue(kind, out var policy) ? policy : throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such choice.");
}
