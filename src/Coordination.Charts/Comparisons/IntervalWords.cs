using Coordination.Charts.Words;

namespace Coordination.Charts.Comparisons;

/// <summary>Differences in words.</summary>
internal static class IntervalWords
{
    public static string Of(double difference, IntervalUnit unit) => unit switch
    {
        IntervalUnit.Minutes => FigureText.Change(difference, FigureText.Minutes),
        IntervalUnit.Share => $"{FigureText.Change(Math.Round(difference * 100, 1), FigureText.OneDecimal)}\u00a0points",
        _ => FigureText.Change(difference, FigureText.OneDecimal),
    };

    /// <summary>A tick: the number alone, since the title names the unit and ticks stand close.</summary>
    public static string Tick(double difference, IntervalUnit unit) =>
        FigureText.Change(Math.Round(unit == IntervalUnit.Share ? difference * 100 : difference, 6), FigureText.OneDecimal);

    public static string Of(IntervalVerdict verdict) => verdict switch
    {
        IntervalVerdict.Better => "better",
        IntervalVerdict.Worse => "worse",
        _ => "no sure difference",
    };

    public static string Range(IntervalRow row, IntervalUnit unit) => $"{Of(row.Low, unit)} to {Of(row.High, unit)}";
}
