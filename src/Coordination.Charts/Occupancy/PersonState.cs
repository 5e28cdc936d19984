namespace Coordination.Charts.Occupancy;

/// <summary>What somebody does.</summary>
public enum PersonState
{
    /// <summary>Serves a citizen.</summary>
    Serving,

    /// <summary>Serves a citizen of another desk.</summary>
    Helping,

    /// <summary>Is on duty without work.</summary>
    Idle,

    /// <summary>Has a break.</summary>
    Break,
}
