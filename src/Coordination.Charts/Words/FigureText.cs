using System.Globalization;

namespace Coordination.Charts.Words;

/// <summary>Figures as people read them, the same on every machine.</summary>
internal static class FigureText
{
    private const string Minus = "\u2212";
    private const string Narrow = "\u00a0";

    /// <summary>A whole number with its thousands set apart: 2,061.</summary>
    public static string Count(double value) => Signed(Math.Round(value), "#,##0");

    /// <summary>A number with at most one decimal: 12.5.</summary>
    public static string OneDecimal(double value) => Signed(value, "#,##0.#");

    /// <summary>A share as a percentage: 94 %. What is nearly all, and not all, is never shown as 100 %; nor nearly nothing as 0 %.</summary>
    public static string Percent(double share)
    {
        var percent = share * 100;
        return percent switch
        {
            > 99 and < 100 => Math.Min(Math.Round(percent, 1), 99.9).ToString("0.#", CultureInfo.InvariantCulture) + Narrow + "%",
            > 0 and < 1 => Math.Max(Math.Round(percent, 1), 0.1).ToString("0.#", CultureInfo.InvariantCulture) + Narrow + "%",
            _ => Signed(Math.Round(percent), "0") + Narrow + "%",
        };
    }

    /// <summary>A duration in minutes: "45 s", "3.4 min", "75 min", "2 h 05 min" from two hours on.</summary>
    public static string Minutes(double minutes)
    {
        var size = Math.Abs(minutes);
        var sign = minutes < 0 && size >= 1.0 / 120 ? Minus : "";
        return sign + size switch
        {
            0 => "0 min".Replace(" ", Narrow, StringComparison.Ordinal),
            < 0.9917 => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(size * 60):0}{Narrow}s"),
            < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{size:0.#}{Narrow}min"),
            < 119.5 => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(size):0}{Narrow}min"),
            _ => Hours((long)Math.Round(size)),
        };
    }

    /// <summary>A tick of a duration: "30 min", "2 h", "1 h 30".</summary>
    public static string MinuteTick(double minutes) => minutes switch
    {
        0 => "0",
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes:0.##}{Narrow}min"),
        _ when minutes % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:0}{Narrow}h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(minutes / 60):0}{Narrow}h{Narrow}{minutes % 60:00}"),
    };

    /// <summary>A time of day, from minutes since midnight: 12:48.</summary>
    public static string Clock(double minute)
    {
        var whole = (long)Math.Floor(minute + 1e-6) % 1440;
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 60:00}:{whole % 60:00}");
    }

    /// <summary>A difference, always with its sign.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="words">How its size is written.</param>
    public static string Change(double difference, Func<double, string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return (difference > 0 ? "+" : difference < 0 ? Minus : "") + words(Math.Abs(difference));
    }

    private static string Hours(long minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}{Narrow}h{Narrow}{minutes % 60:00}{Narrow}min");

    // The true minus is as wide as the digits; a hyphen is not.
    private static string Signed(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture).Replace("-", Minus, StringComparison.Ordinal);
}
