namespace Coordination.Charts.Estimates;

/// <summary>A value and how sure it is.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Value">The estimate; null where it is not told, and nothing is drawn.</param>
/// <param name="Low">The interval's lower end; as the value where there is none.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="Text">All of it in words.</param>
public sealed record EstimateRow(string Name, double? Value, double Low, double High, string Text);
