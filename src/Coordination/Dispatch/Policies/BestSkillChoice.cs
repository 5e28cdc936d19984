using Coordination.Dispatch.People;
using Coordination.Plans;

namespace Coordination.Dispatch.Policies;

/// <summary>Whose levels over the required skills sum up highest; then who has been idle longest.</summary>
internal sealed class BestSkillChoice : IChoicePolicy
{
    /// <inheritdoc />
    public ChoicePolicyKind Kind => ChoicePolicyKind.BestSkill;

    /// <inheritdoc />
    public int Compare(Person first, Person second, SkillSet required)
    {
        var bySkill = required.LevelsOf(second).CompareTo(required.LevelsOf(first));
        return bySkill != 0 ? bySkill : first.IdleSince.CompareTo(second.IdleSince);
    }
}
