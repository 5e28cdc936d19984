namespace Coordination.Charts.Comparisons;

/// <summary>A figure before and after a change.</summary>
/// <param name="Name">Whose figure it is, such as a desk's.</param>
/// <param name="Before">Before.</param>
/// <param name="After">After.</param>
public sealed record ShiftRow(string Name, double Before, double After);
