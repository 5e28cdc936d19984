using Coordination.Simulation.Json;

namespace Coordination.Simulation.Staffing;

/// <summary>A staffing result as JSON for machines: names in snake case.</summary>
public static class StaffingResultJson
{
    /// <summary>One object, indented, without a line feed at its end.</summary>
    public static string Write(StaffingResult result) => ReportJson.Write(result);
}
