namespace Coordination.Charts.Comparisons;

/// <summary>What a difference is counted in.</summary>
public enum IntervalUnit
{
    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>People.</summary>
    People,

    /// <summary>A share, 0 to 1, shown in percentage points.</summary>
    Share,
}
