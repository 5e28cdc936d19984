namespace Coordination.Requests.Deciding;

/// <summary>Why the engine itself does something. The codes are stored: they never change.</summary>
internal static class EngineReasons
{
    /// <summary>The promised time passed.</summary>
    public static ReasonId ServiceLevelMissed { get; } = new("service-level-missed");

    /// <summary>One offer after the other lapsed: nobody is at the desk.</summary>
    public static ReasonId OffersLapsed { get; } = new("offers-lapsed");

    /// <summary>The department has closed for the day.</summary>
    public static ReasonId ClosedForTheDay { get; } = new("closed-for-the-day");

    /// <summary>The plan does not name them any more.</summary>
    public static ReasonId NotInPlan { get; } = new("not-in-plan");

    /// <summary>The plan has given up the department.</summary>
    public static ReasonId DepartmentGone { get; } = new("department-gone");

    /// <summary>Whoever held it signed off.</summary>
    public static ReasonId HolderSignedOff { get; } = new("holder-signed-off");
}
