namespace Coordination.Charts.Bars;

/// <summary>A bar and what stands beside it.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Value">Its value, at least 0; null where there is none, and nothing is drawn.</param>
/// <param name="Text">The value in words.</param>
public sealed record BarRow(string Name, double? Value, string Text);
