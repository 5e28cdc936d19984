namespace Coordination.Charts.Geometry;

/// <summary>A place in a drawing.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
public readonly record struct PlotPoint(double X, double Y);
