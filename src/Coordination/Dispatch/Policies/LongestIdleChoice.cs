using Coordination.Dispatch.People;
using Coordination.Plans;

namespace Coordination.Dispatch.Policies;

/// <summary>Who has been idle longest: since an item last came to them or left them.</summary>
internal sealed class LongestIdleChoice : IChoicePolicy
{
    /// <inheritdoc />
    public ChoicePolicyKind Kind => ChoicePolicyKind.LongestIdle;

    /// <inheritdoc />
    public int Compare(Person first, Person second, SkillSet required) => first.IdleSince.CompareTo(second.IdleSince);
}
