namespace Coordination.Charts.Frames;

/// <summary>One line of a legend.</summary>
/// <param name="Text">What the mark means.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Shape">Its shape.</param>
public sealed record LegendEntry(string Text, Ink Ink, KeyShape Shape);
