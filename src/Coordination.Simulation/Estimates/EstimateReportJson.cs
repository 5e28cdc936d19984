using Coordination.Simulation.Json;

namespace Coordination.Simulation.Estimates;

/// <summary>A back-test's report as JSON for machines: names in snake case, figures to four decimals.</summary>
public static class EstimateReportJson
{
    /// <summary>One object, indented, without a line feed at its end.</summary>
    public static string Write(EstimateReport report) => ReportJson.WriteRounded(report);
}
