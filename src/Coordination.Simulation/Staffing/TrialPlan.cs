using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Staffing;

/// <summary>What is simulated in a trial: a scenario, ready for the engine, and who is on duty when.</summary>
internal sealed class TrialPlan
{
    private TrialPlan(SimulationModel model, Dictionary<string, (int Group, bool[] OnDuty)> duties)
    {
        (Model, Duties) = (model, duties);
        Classes = [];
        foreach (var source in model.Sources)
        {
            foreach (var step in source.Steps)
            {
                Classes.TryAdd((source.Service, step.Id), step.Class);
            }
        }
    }

    public SimulationModel Model { get; }

    public Dictionary<string, (int Group, bool[] OnDuty)> Duties { get; }

    /// <summary>The class of work of each service's steps.</summary>
    public Dictionary<(string Service, string Step), int> Classes { get; }

    public static TrialPlan Of(StaffingFrame frame, Roster roster, ulong? seed = null) => Of(RosteredScenario.Of(frame, roster), seed);

    public static TrialPlan Of(RosteredScenario made, ulong? seed = null) =>
        new TrialPlan(ModelBuilder.Build(made.Scenario with { Seed = seed ?? made.Scenario.Seed }), made.Duties);

    /// <summary>The scenario as it is.</summary>
    public static TrialPlan AsWritten(Scenario scenario) => new(ModelBuilder.Build(scenario), []);
}
