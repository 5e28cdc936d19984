namespace Coordination.SiloHost.Load;

/// <summary>The hall cannot be loaded: one sentence with how to fix it.</summary>
internal sealed class LoadException(string message) : CoordinationException(message)
{
    /// <summary>Nobody answers.</summary>
    public static LoadException Unreachable(Uri? host, Exception fault) =>
        new($"The host at {host} cannot be reached ({fault.Message}). Start it with 'silo-host serve', or name another with --url.");
}
