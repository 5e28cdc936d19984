using Coordination.Dispatch.People;
using Coordination.Plans;

namespace Coordination.Dispatch.Policies;

/// <summary>Whose load is least, relative to capacity; then who has been idle longest.</summary>
internal sealed class LeastLoadedChoice : IChoicePolicy
{
    /// <inheritdoc />
    public ChoicePolicyKind Kind => ChoicePolicyKind.LeastLoaded;

    /// <inheritdoc />
    public int Compare(Person first, Person second, SkillSet required)
    {
        // Fractions compare by cross-multiplying, so that equal shares are equal and nothing is rounded.
        var byLoad = ((long)first.Load * second.Capacity).CompareTo((long)second.Load * first.Capacity);
        return byLoad != 0 ? byLoad : first.IdleSince.CompareTo(second.IdleSince);
    }
}
