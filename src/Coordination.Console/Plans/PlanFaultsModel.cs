using System.Collections.Immutable;
using System.Text;
using Coordination.Plans;
using Coordination.Plans.Reading;

namespace Coordination.Console.Plans;

/// <summary>What is wrong with a plan, or keeps it from being published.</summary>
/// <param name="Faults">Each with its place in the document.</param>
/// <param name="Plan">The plan, by which places have names; null of a document that is none.</param>
internal sealed record PlanFaultsModel(ImmutableArray<Fault> Faults, HallPlan? Plan)
{
    /// <summary>Those of a plan that is tried: of its document, of what it says, or of the refusal to publish it.</summary>
    public static PlanFaultsModel Of(PlanTrial trial)
    {
        var faults = trial.Faults.Length > 0 ? trial.Faults : trial.Refusal is { Faults.IsDefaultOrEmpty: false } refusal ? refusal.Faults : trial.Preview?.Faults ?? [];
        return new PlanFaultsModel(FaultPlaces.Locate(Encoding.UTF8.GetBytes(trial.Text), faults), trial.Plan);
    }
}
