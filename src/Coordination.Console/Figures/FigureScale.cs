using System.Globalization;
using Coordination.Charts.Geometry;
using Coordination.Console.Texts;
using Coordination.Queries;
using Coordination.Web.Management.Queries;

namespace Coordination.Console.Figures;

/// <summary>How a figure is drawn and written: counts, shares from 0 to 1, and seconds.</summary>
/// <param name="texts">The words.</param>
/// <param name="metric">The figure's name.</param>
internal sealed class FigureScale(ConsoleTexts texts, string metric)
{
    private const double Minute = 60;
    private const double Hour = 3600;

    /// <summary>Whether it is a share.</summary>
    public bool IsShare { get; } = metric is "abandonmentRate" or "serviceLevel" or "promiseKept" or "occupancy";

    // What was kept or given up is counted; how much of a time was used is measured.
    private bool IsExact { get; } = metric != "occupancy";

    private bool IsTime { get; } = metric.StartsWith("average", StringComparison.Ordinal);

    private bool IsSeconds { get; } = metric.StartsWith("average", StringComparison.Ordinal) || metric.EndsWith("Seconds", StringComparison.Ordinal);

    private string Head => texts.OfCode("Metric", metric) is var name && IsShare ? texts.Of("FilePerCent", name) : IsSeconds ? texts.Of("FileMinutes", name) : name;

    // What is promised and not quite kept, or kept hardly ever, is not told as always or never.
    private static string PerCent(decimal value, bool isExact) => value switch
    {
        > 0 and < 0.05m when isExact => "< 0.1 %",
        >= 99.95m and < 100 when isExact => "> 99.9 %",
        < 1 or > 99 when isExact => $"{value.ToString("0.#", CultureInfo.InvariantCulture)} %",
        _ => $"{Math.Round(value).ToString(CultureInfo.InvariantCulture)} %",
    };

    /// <summary>The axis up to a value.</summary>
    public NiceTicks UpTo(double most) => IsShare ? NiceTicks.UpTo(1)
        : !IsTime ? NiceTicks.ForCounts(most)
        : most > 3 * Hour ? Times(NiceTicks.ForCounts(most / Hour), Hour)
        : Times(NiceTicks.ForCounts(most / Minute), Minute);

    /// <summary>A value in words.</summary>
    public string Words(double value) => IsShare ? PerCent((decimal)value * 100, IsExact)
        : IsTime ? texts.Duration(TimeSpan.FromSeconds(value))
        : texts.Number((long)value);

    /// <summary>Its column of a table that people save: shares in per cent and times in minutes, rounded.</summary>
    /// <param name="by">By what the rows are.</param>
    public TableColumn<FigureRowView> ColumnBy(FigureDimension? by) => TableColumn<FigureRowView>.OfNumbers(
        Head, row => FigureNames.Applies(row, by, metric) && row.Figures.TryGetValue(metric, out var value) ? Rounded(IsShare ? value * 100 : IsSeconds ? value / (decimal)Minute : value) : null);

    /// <summary>A value of the axis in words.</summary>
    public string AxisWords(double value) => IsTime && value == 0 ? "0"
        : IsTime && value % Hour == 0 ? texts.Of("Hours", texts.Number((long)(value / Hour)))
        : Words(value);

    // A share that is nearly all or nothing is told as it is.
    private decimal Rounded(decimal value) => Math.Round(value, 1) is var told && IsShare && IsExact && told is 0 or 100 ? value : told;

    private static NiceTicks Times(NiceTicks ticks, double unit) => new(ticks.Step * unit, [.. ticks.Values.Select(value => value * unit)]);
}
