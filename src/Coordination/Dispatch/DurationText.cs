using System.Globalization;

namespace Coordination.Dispatch;

/// <summary>Durations in words, as coarse as people say them.</summary>
internal static class DurationText
{
    private const int MostSeconds = 90;

    // Every decision says how long its item waited, so the usual answers are made once.
    private static readonly string[] Seconds =
        [.. Enumerable.Range(0, MostSeconds + 1).Select(seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"))];

    public static string Of(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < MostSeconds } => Seconds[(int)Math.Round(Math.Max(0, duration.TotalSeconds), MidpointRounding.AwayFromZero)],
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0.#} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalDays:0.#} days"),
    };
}
