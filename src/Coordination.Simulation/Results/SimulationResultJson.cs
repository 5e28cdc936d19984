using Coordination.Simulation.Json;

namespace Coordination.Simulation.Results;

/// <summary>Results as JSON for machines: names in snake case.</summary>
public static class SimulationResultJson
{
    /// <summary>One object, indented, without a line feed at its end.</summary>
    public static string Write(SimulationResult result) => ReportJson.Write(result);

    /// <summary>The same of a comparison.</summary>
    public static string Write(ComparisonResult result) => ReportJson.Write(result);
}
