namespace Coordination.Charts.Columns;

/// <summary>A place on the horizontal axis of columns.</summary>
/// <param name="Name">What it is, such as <c>30 Nov 08:00</c>: shown over its columns.</param>
/// <param name="Label">What stands below it; null for nothing, where others say enough.</param>
public sealed record ColumnPlace(string Name, string? Label);
