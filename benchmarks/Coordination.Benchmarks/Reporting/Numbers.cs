using System.Globalization;

namespace Coordination.Benchmarks.Reporting;

/// <summary>Numbers as tables show them: three digits that mean something.</summary>
internal static class Numbers
{
    public static string Text(double value) => value.ToString(
        Math.Abs(value) >= 100 ? "#,0" : Math.Abs(value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>A number that could not be measured is a dash.</summary>
    public static string Text(double? value) => value is { } number ? Text(number) : "–";

    public static string Count(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
