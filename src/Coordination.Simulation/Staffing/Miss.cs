namespace Coordination.Simulation.Staffing;

/// <summary>Somebody waited too long for a piece of work: where and when more people would have helped, and what held it up.</summary>
/// <param name="Criterion">Which goal in which period.</param>
/// <param name="Work">The class of work.</param>
/// <param name="From">The interval in which the wait began.</param>
/// <param name="To">The interval in which it ended.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Cause">What held it up.</param>
internal readonly record struct Miss(int Criterion, int Work, int From, int To, double Weight, MissCause Cause);

/// <summary>What a wait is due to.</summary>
internal enum MissCause
{
    /// <summary>Everybody who could have done it was busy, or away.</summary>
    Busy,

    /// <summary>Nobody in the plan can do it.</summary>
    NobodyCan,

    /// <summary>The department closed while it waited.</summary>
    Closed,

    /// <summary>The citizen did not come when called, and had to be called again.</summary>
    CalledAgain,

    /// <summary>The way from desk to desk, or to the booked time.</summary>
    OnTheWay,
}
