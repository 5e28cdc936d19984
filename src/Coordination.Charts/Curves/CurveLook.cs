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

    /// <summary>A line of points: done differently in a second way.</summary>
    Dots,

    /// <summary>Long and short strokes: in a third way.</summary>
    DashDots,

    /// <summary>Long strokes: in a fourth way.</summary>
    LongDashes,

    /// <summary>Long strokes with two points between them: in a fifth way.</summary>
    DashTwoDots,
}
