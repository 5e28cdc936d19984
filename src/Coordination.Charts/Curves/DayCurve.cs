using System.Collections.Immutable;
using Coordination.Charts.Frames;

namespace Coordination.Charts.Curves;

/// <summary>A curve over the day.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Look">How it is drawn.</param>
/// <param name="Points">The points, by rising time.</param>
public sealed record DayCurve(string Name, CurveLook Look, ImmutableArray<DayPoint> Points)
{
    /// <summary>How far it may lie off; null where that is not known.</summary>
    public DayBand? Band { get; init; }

    /// <summary>Its highest point, the first of several; null without points.</summary>
    public DayPoint? Peak => Points.IsEmpty ? null : Points.MaxBy(point => point.Value);

    /// <summary>Its ink.</summary>
    public Ink Ink => Look switch
    {
        CurveLook.Area => Ink.Recorded,
        CurveLook.Line => Ink.Simulated,
        CurveLook.Dots => Ink.Alternative2,
        CurveLook.DashDots => Ink.Alternative3,
        CurveLook.LongDashes => Ink.Alternative4,
        CurveLook.DashTwoDots => Ink.Alternative5,
        _ => Ink.Alternative,
    };

    /// <summary>Its mark in a legend.</summary>
    public LegendEntry Key => new(Name, Ink, Look switch
    {
        CurveLook.Area => KeyShape.Area,
        CurveLook.Line => KeyShape.Line,
        CurveLook.Dots => KeyShape.Dots,
        CurveLook.DashDots => KeyShape.DashDots,
        CurveLook.LongDashes => KeyShape.LongDashes,
        CurveLook.DashTwoDots => KeyShape.DashTwoDots,
        _ => KeyShape.Dashes,
    });

    /// <summary>Its marks in a legend, that of its band too.</summary>
    public IEnumerable<LegendEntry> Keys => Band is null ? [Key] : [Key, new LegendEntry(Band.Name, Ink, KeyShape.Band)];

    /// <summary>The value that held at a minute: the last point's at or before it; null before the first.</summary>
    public double? At(double minute) => At(Points, minute);

    /// <summary>The borders that held at a minute; null before the first, or without a band.</summary>
    public (double Low, double High)? BandAt(double minute) =>
        Band is not null && At(Band.Low, minute) is { } low && At(Band.High, minute) is { } high ? (low, high) : null;

    private static double? At(ImmutableArray<DayPoint> points, double minute)
    {
        var index = points.BinarySearch(new DayPoint(minute, 0), ByTime.Instance);
        var before = index >= 0 ? index : ~index - 1;
        return before < 0 ? null : points[before].Value;
    }

    private sealed class ByTime : IComparer<DayPoint>
    {
        public static readonly ByTime Instance = new();

        public int Compare(DayPoint x, DayPoint y) => x.Minute.CompareTo(y.Minute);
    }
}
