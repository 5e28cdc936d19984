using System.Globalization;
using Coordination.Charts.Geometry;
using Coordination.Console.Texts;

namespace Coordination.Console.Figures;

/// <summary>How a figure is drawn and written: counts, shares from 0 to 1, and seconds.</summary>
/// <param name="texts">The words.</param>
/// <param name="metric">The figure's name.</param>
internal sealed class FigureScale(ConsoleTexts texts, string metric)
{
    private const double Minute = 60;
    private const double Hour = 3600;

    /// <summary>Whether it is a share.</summary>
    public bool IsShare { get; } = metric is "abandonmentRate" or "serviceLevel" or "occupancy";

    private bool IsTime { get; } = metric.StartsWith("average", StringComparison.Ordinal);

    /// <summary>The axis up to a value.</summary>
    public NiceTicks UpTo(double most) => IsShare ? NiceTicks.UpTo(1)
        : !IsTime ? NiceTicks.ForCounts(most)
        : most > 3 * Hour ? Times(NiceTicks.ForCounts(most / Hour), Hour)
        : Times(NiceTicks.ForCounts(most / Minute), Minute);

    /// <summary>A value in words.</summary>
    public string Words(double value) => IsShare ? $"{Math.Round(value * 100).ToString(CultureInfo.InvariantCulture)} %"
        : IsTime ? texts.Duration(TimeSpan.FromSeconds(value))
        : texts.Number((long)value);

    /// <summary>A value of the axis in words.</summary>
    public string AxisWords(double value) => IsTime && value == 0 ? "0"
        : IsTime && value % Hour == 0 ? texts.Of("Hours", texts.Number((long)(value / Hour)))
        : Words(value);

    private static NiceTicks Times(NiceTicks ticks, double unit) => new(ticks.Step * unit, [.. ticks.Values.Select(value => value * unit)]);
}
