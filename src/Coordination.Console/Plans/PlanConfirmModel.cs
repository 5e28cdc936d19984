using Coordination.Plans.Previews;

namespace Coordination.Console.Plans;

/// <summary>What whoever is about to publish a plan sees before they do.</summary>
/// <param name="Trial">The plan, as it was sent.</param>
/// <param name="Changes">What it would change, and whom and what it touches.</param>
/// <param name="IsByTwo">Whether a second person approves it.</param>
internal sealed record PlanConfirmModel(PlanTrial Trial, PlanChangesModel Changes, bool IsByTwo)
{
    /// <summary>The version that counts.</summary>
    public long Counts => Changes.Preview.Version;

    /// <summary>The version that its sender began with, or has seen the difference from.</summary>
    public long Began => Trial.Version ?? Counts;

    /// <summary>Whether another one was published since they began.</summary>
    public bool IsOvertaken => Began < Counts;

    /// <summary>Whether it leaves out somebody at work, whom it can sign off.</summary>
    public bool LeavesOut => Trial.Releases || Changes.Preview.People.Any(person => person.IsRemoved);
}
