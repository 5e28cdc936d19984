using Coordination.Charts.Frames;

namespace Coordination.Charts.Curves;

/// <summary>The label of a curve's highest point.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Ink">The curve's ink.</param>
/// <param name="Percent">The point's place across.</param>
/// <param name="Y">The point's place down.</param>
/// <param name="TextY">The text's place down.</param>
/// <param name="AtEnd">Whether the text stands before the point, since there is no room behind it.</param>
internal readonly record struct PeakLabel(string Text, Ink Ink, double Percent, double Y, double TextY, bool AtEnd);
