namespace Coordination.Dispatch;

/// <summary>The codes of <see cref="ItemWait.Code"/>. They are a contract: a code never changes its meaning.</summary>
public static class WaitCodes
{
    /// <summary>Somebody has it in hand, or has its offer.</summary>
    public const string Held = "held";

    /// <summary>It was just decided for somebody and is being given.</summary>
    public const string Reserved = "reserved";

    /// <summary>The crisis plan holds its level back.</summary>
    public const string LevelHeld = "level-held";

    /// <summary>Its department is closed.</summary>
    public const string Closed = "closed";

    /// <summary>Its department is closed by hand, and service-level clocks of what it leads stand still meanwhile.</summary>
    public const string ClosedClockStands = "closed-clock-stands";

    /// <summary>Its department is closed, by its calendar, at the booked time.</summary>
    public const string ClosedWhenBooked = "closed-when-booked";

    /// <summary>It may not be called yet.</summary>
    public const string NotBefore = "not-before";

    /// <summary>Its citizen has not come yet.</summary>
    public const string NotArrived = "not-arrived";

    /// <summary>Its citizen is with somebody else.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>Nobody the dispatcher knows has the skills and the capacity.</summary>
    public const string NobodySkilled = "nobody-skilled";

    /// <summary>Nobody of those who have the skills is at work.</summary>
    public const string NobodySignedOn = "nobody-signed-on";

    /// <summary>Everybody at work who could serve it declined it not long ago.</summary>
    public const string Excluded = "excluded";

    /// <summary>Its department has as many items in hand as it may.</summary>
    public const string LimitReached = "limit-reached";

    /// <summary>Somebody is free, and is to ask for the next item themselves.</summary>
    public const string WaitingForPull = "waiting-for-pull";

    /// <summary>Somebody is free, and it is given within the next turns.</summary>
    public const string Ready = "ready";

    /// <summary>Everybody who could serve it is busy.</summary>
    public const string AllBusy = "all-busy";
}
