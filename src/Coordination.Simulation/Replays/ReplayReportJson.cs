using Coordination.Simulation.Json;

namespace Coordination.Simulation.Replays;

/// <summary>A report as JSON for machines: names in snake case, times of day as hours and minutes.</summary>
public static class ReplayReportJson
{
    /// <summary>One object, indented, without a line feed at its end.</summary>
    public static string Write(ReplayReport report) => ReportJson.Write(report);
}
