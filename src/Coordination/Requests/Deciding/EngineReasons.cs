namespace Coordination.Requests.Deciding;

/// <summary>Why the engine itself does something. The codes are stored: they never change.</summary>
internal static class EngineReasons
{
    /// <summary>The promised time passed.</summary>
    public static ReasonId ServiceLevelMissed { get; } = new("service-level-missed");

    /// <summary>One offer after the other lapsed: nobody is at the desk.</summary>
    public static ReasonId OffersLapsed { get; } = new("offers-lapsed");

    /// <summary>Whoever held it signed off.</summary>
    public static ReasonId HolderSignedOff { get; } = new("holder-signed-off");
}
