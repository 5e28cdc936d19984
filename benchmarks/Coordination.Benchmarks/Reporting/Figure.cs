namespace Coordination.Benchmarks.Reporting;

/// <summary>One measured figure.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">In what.</param>
/// <param name="BaselineName">What it is compared with; empty for nothing.</param>
/// <param name="BaselineValue">How much that is, in the same unit and run.</param>
/// <param name="Ratio">The figure divided by the baseline.</param>
/// <param name="Target">What is to be reached.</param>
internal sealed record Figure(
    string Name, double Value, string Unit, string BaselineName, double? BaselineValue, double? Ratio, string Target)
{
    /// <summary>A figure beside a baseline.</summary>
    public static Figure Beside(string name, double value, string unit, string baselineName, double baseline, string target) =>
        new(name, value, unit, baselineName, baseline, value / baseline, target);
}
