namespace Coordination.Charts.Comparisons;

/// <summary>What an interval lets one say of a difference.</summary>
public enum IntervalVerdict
{
    /// <summary>The interval holds 0: there may be no difference.</summary>
    Unsure,

    /// <summary>It is better.</summary>
    Better,

    /// <summary>It is worse.</summary>
    Worse,
}
