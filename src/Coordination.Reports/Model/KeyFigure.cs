using Coordination.Charts.Frames;

namespace Coordination.Reports.Model;

/// <summary>A figure that stands large at the top.</summary>
/// <param name="Value">How much, with its unit: "75 min".</param>
/// <param name="Name">Of what: "mean wait".</param>
/// <param name="Detail">Where it is from, or what it is to be compared with.</param>
/// <param name="Ink">The ink that says what kind of figure it is: recorded, simulated, done differently.</param>
public sealed record KeyFigure(string Value, string Name, string Detail, Ink Ink);
