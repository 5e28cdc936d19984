namespace Coordination.Charts.Frames;

/// <summary>A tick of a horizontal axis.</summary>
/// <param name="Percent">Its place, in percent of the width.</param>
/// <param name="Label">What it says.</param>
/// <param name="Major">Whether its label stays where room is short.</param>
public readonly record struct AxisTick(double Percent, string Label, bool Major);
