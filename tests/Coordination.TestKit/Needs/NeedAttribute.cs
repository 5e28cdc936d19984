namespace Coordination.TestKit.Needs;

/// <summary>Says of a test class what it cannot run without. Its <see cref="NeedFactAttribute"/> tests are skipped where that is missing.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeedAttribute : Attribute
{
    /// <summary>Why the need is not met, and how to meet it; null when it is.</summary>
    public abstract string? Obstacle { get; }

    /// <summary>Whether every part must be at hand, so that nothing may be skipped: so it is on CI.</summary>
    public static bool RequireAll => Environment.GetEnvironmentVariable("COORDINATION_REQUIRE_ALL") == "1";
}
