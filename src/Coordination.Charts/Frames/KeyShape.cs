namespace Coordination.Charts.Frames;

/// <summary>The shape of a mark in a legend.</summary>
public enum KeyShape
{
    /// <summary>A filled field.</summary>
    Box,

    /// <summary>A pale field with a line above it.</summary>
    Area,

    /// <summary>A pale field without a line.</summary>
    Band,

    /// <summary>A line.</summary>
    Line,

    /// <summary>A broken line.</summary>
    Dashes,

    /// <summary>A line of points.</summary>
    Dots,

    /// <summary>A line of long and short strokes.</summary>
    DashDots,

    /// <summary>A line of long strokes.</summary>
    LongDashes,

    /// <summary>A line of long strokes with two points between them.</summary>
    DashTwoDots,

    /// <summary>A hatched field.</summary>
    Hatch,

    /// <summary>A field with an outline only.</summary>
    Outline,

    /// <summary>A point.</summary>
    Dot,

    /// <summary>A point with an outline only.</summary>
    Ring,

    /// <summary>An upright line.</summary>
    Bar,

    /// <summary>An upright broken line.</summary>
    BrokenBar,
}
