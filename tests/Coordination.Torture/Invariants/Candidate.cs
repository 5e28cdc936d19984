using System.Globalization;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Torture.Invariants;

/// <summary>A waiting item as the order sees it.</summary>
internal sealed record Candidate(WorkItemState State, Urgency Urgency, int Cost, StepPlan Step)
{
    /// <summary>Whether both wait in the same queue: the same department and the same skills, none of which falls away with time.</summary>
    public bool IsOfQueue(Candidate other) =>
        State.Department == other.State.Department
        && (Skills.SequenceEqual(other.Skills) && Skills.All(skill => skill.RelaxAfterMinutes is null));

    /// <summary>Whether this one goes first.</summary>
    public bool GoesBefore(Candidate other, RoutingPlan routing, DateTimeOffset now) =>
        Urgency == other.Urgency ? State.QueuedAt < other.State.QueuedAt
        : routing.Order switch
        {
            OrderPolicyKind.Strict => Urgency < other.Urgency,
            OrderPolicyKind.Accumulating => Priority(routing, now) > other.Priority(routing, now) * 1.001,
            _ => false,
        };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"urgency {(int)Urgency}, since {State.QueuedAt:O}");

    private IEnumerable<SkillRequirement> Skills => State.AnySkill ? [] : Step.Skills.OrderBy(skill => skill.Skill.ToString(), StringComparer.Ordinal);

    private double Priority(RoutingPlan routing, DateTimeOffset now) => routing.Rates[Urgency] * (now - State.QueuedAt!.Value).TotalMinutes;
}
