namespace Coordination.Charts.Frames;

/// <summary>What a colour says. Each is a custom property of the style sheet, with a value for light, dark and paper.</summary>
public enum Ink
{
    /// <summary>What was recorded.</summary>
    Recorded,

    /// <summary>What was simulated or replayed.</summary>
    Simulated,

    /// <summary>The same, done differently.</summary>
    Alternative,

    /// <summary>A second way to do it differently.</summary>
    Alternative2,

    /// <summary>A third.</summary>
    Alternative3,

    /// <summary>A fourth.</summary>
    Alternative4,

    /// <summary>A fifth.</summary>
    Alternative5,

    /// <summary>Urgency level 1.</summary>
    Level1,

    /// <summary>Urgency level 2.</summary>
    Level2,

    /// <summary>Urgency level 3.</summary>
    Level3,

    /// <summary>Urgency level 4.</summary>
    Level4,

    /// <summary>Urgency level 5.</summary>
    Level5,

    /// <summary>Somebody serves.</summary>
    Serving,

    /// <summary>Somebody serves at a desk that is not their own.</summary>
    Helping,

    /// <summary>Somebody is on duty without work.</summary>
    Idle,

    /// <summary>Somebody has a break.</summary>
    Break,

    /// <summary>The best grade.</summary>
    Grade1,

    /// <summary>A good grade.</summary>
    Grade2,

    /// <summary>The middle grade.</summary>
    Grade3,

    /// <summary>A bad grade.</summary>
    Grade4,

    /// <summary>The worst grade.</summary>
    Grade5,

    /// <summary>Plain text's colour, for marks that belong to no series.</summary>
    Text,
}
