namespace Coordination.SiloHost.TestKit;

/// <summary>The program that tests start as a process: the one built beside them, or the published one that COORDINATION_SILO_HOST names.</summary>
internal static class SiloHostProgram
{
    /// <summary>Where its <c>silo-host.dll</c> is.</summary>
    public static string File { get; } = Environment.GetEnvironmentVariable("COORDINATION_SILO_HOST") is { Length: > 0 } published
        ? Path.GetFullPath(published)
        : Path.Combine(AppContext.BaseDirectory, "silo-host.dll");
}
