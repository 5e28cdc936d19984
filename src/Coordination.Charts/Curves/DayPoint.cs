namespace Coordination.Charts.Curves;

/// <summary>A value at a time of day.</summary>
/// <param name="Minute">Minutes since midnight; past the next midnight it counts on.</param>
/// <param name="Value">The value.</param>
public readonly record struct DayPoint(double Minute, double Value);
