using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Coordination.Simulation.Scenarios;

/// <summary>What reading a scenario came to: a scenario, or every fault of the document.</summary>
public sealed record ScenarioReading
{
    /// <summary>The scenario; none when the document has faults.</summary>
    public Scenario? Scenario { get; private init; }

    /// <summary>The faults; empty when there is a scenario.</summary>
    public ImmutableArray<Fault> Faults { get; private init; } = [];

    /// <summary>Whether there is a scenario.</summary>
    [MemberNotNullWhen(true, nameof(Scenario))]
    public bool IsRead => Scenario is not null;

    internal static ScenarioReading Of(Scenario scenario) => new() { Scenario = scenario };

    internal static ScenarioReading Faulty(params ImmutableArray<Fault> faults) => new() { Faults = faults };
}
