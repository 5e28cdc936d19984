using Coordination.Simulation.Json;

namespace Coordination.Simulation.Calibration;

/// <summary>A report as JSON for machines: names in snake case, times of day as hours and minutes, figures to four decimals.</summary>
public static class CalibrationReportJson
{
    /// <summary>One object, indented, without a line feed at its end.</summary>
    public static string Write(CalibrationReport report) => ReportJson.WriteRounded(report);
}
