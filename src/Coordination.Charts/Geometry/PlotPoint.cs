namespace Coordination.Charts.Geometry;

/// <summary>A place in a drawing.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
internal readonly record struct PlotPoint(double X, double Y);
