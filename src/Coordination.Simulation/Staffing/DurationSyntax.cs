using System.Globalization;

namespace Coordination.Simulation.Staffing;

/// <summary>Lengths of time as people write them: <c>30s</c>, <c>5m</c>, <c>7.5h</c>.</summary>
internal static class DurationSyntax
{
    private const double Longest = 1_000_000;

    /// <summary>Reads one.</summary>
    /// <param name="text">A number above 0 with <c>s</c>, <c>m</c> or <c>h</c> behind it.</param>
    /// <returns>Minutes; null when it is none.</returns>
    public static double? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Longest
            ? text[^1] switch { 's' => number / 60, 'm' => number, 'h' => number * 60, _ => null }
            : null;
    }

    /// <summary>Writes one: whole hours as hours, less than a minute as seconds, all else as minutes.</summary>
    public static string Write(double minutes) =>
        minutes % 60 == 0 ? $"{Number(minutes / 60)}h"
        : minutes < 1 ? $"{Number(minutes * 60)}s" : $"{Number(minutes)}m";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
