namespace Coordination.Requests.Deciding;

/// <summary>Why the engine itself does something. The codes are stored: they never change.</summary>
internal static class EngineReasons
{
    /// <summary>The promised time passed.</summary>
    public static ReasonId ServiceLevelMissed { get; } = new("service-level-missed");

    /// <summary>Whoever held it signed off.</summary>
    public static ReasonId HolderSignedOff { get; } = new("holder-signed-off");
}
