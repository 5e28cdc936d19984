namespace Coordination.Simulation.Engine.Calendar;

/// <summary>The kinds of events, in the order in which they happen at one moment.</summary>
internal enum EventKind : byte
{
    /// <summary>An interval of the curves ends, or the warm-up does.</summary>
    Flush,

    /// <summary>A person is done with an item, or stops waiting for somebody who does not come.</summary>
    ServiceEnds,

    /// <summary>A department opens or closes.</summary>
    Opening,

    /// <summary>A department has closed for the day, and its grace is over.</summary>
    DayEnd,

    /// <summary>The crisis rules begin or end.</summary>
    Crisis,

    /// <summary>Somebody has learnt something.</summary>
    Training,

    /// <summary>Somebody comes to work or goes.</summary>
    Duty,

    /// <summary>An item comes to a queue: from another desk, or with documents.</summary>
    Placing,

    /// <summary>A citizen comes.</summary>
    Arrival,

    /// <summary>Something changes in the dispatcher by itself.</summary>
    Wake,

    /// <summary>A request has missed what was promised and is raised.</summary>
    Escalation,

    /// <summary>A citizen has no more patience.</summary>
    Patience,
}
