namespace Coordination.Charts.Curves;

/// <summary>How a curve is drawn, so that it can be told from the others without its colour.</summary>
public enum CurveLook
{
    /// <summary>A pale area with a thin edge: what was recorded.</summary>
    Area,

    /// <summary>A line: what was simulated.</summary>
    Line,

    /// <summary>A broken line: the same, done differently.</summary>
    Dashes,
}
