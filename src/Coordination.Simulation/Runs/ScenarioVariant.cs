using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Runs;

/// <summary>A scenario with a difference.</summary>
/// <param name="Name">What differs, such as <c>policy=strict</c>; empty for the scenario as written.</param>
/// <param name="Scenario">The scenario.</param>
public sealed record ScenarioVariant(string Name, Scenario Scenario);
