using System.Collections.Immutable;

namespace Coordination.Charts.Curves;

/// <summary>How far a curve may lie off, over the day.</summary>
/// <param name="Name">What lies between, for the legend: "9 of 10 days".</param>
/// <param name="Low">The lower border, by rising time.</param>
/// <param name="High">The upper border, at the same times.</param>
public sealed record DayBand(string Name, ImmutableArray<DayPoint> Low, ImmutableArray<DayPoint> High);
