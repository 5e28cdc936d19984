using Coordination.Dispatch.People;
using Coordination.Plans;

namespace Coordination.Dispatch.Policies;

/// <summary>Which of two free people gets an item.</summary>
internal interface IChoicePolicy
{
    /// <summary>Its name in a plan.</summary>
    ChoicePolicyKind Kind { get; }

    /// <summary>Less than 0 when the first is to get it. Complete ties, which are 0, go by the person's id.</summary>
    int Compare(Person first, Person second, SkillSet required);
}
