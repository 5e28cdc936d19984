using System.Globalization;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Torture.Invariants;

/// <summary>A waiting item as the order sees it.</summary>
/// <param name="State">The item.</param>
/// <param name="Urgency">Its request's urgency.</param>
/// <param name="Cost">What it costs of a person's capacity.</param>
/// <param name="Skills">What it requires, in order.</param>
internal sealed record Candidate(WorkItemState State, Urgency Urgency, int Cost, SkillRequirement[] Skills)
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

    private double Priority(RoutingPlan routing, DateTimeOffset now) => routing.Rates[Urgency] * (now - State.QueuedAt!.Value).TotalMinutes;
}
