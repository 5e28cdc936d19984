namespace Coordination.SiloHost.Terminal;

/// <summary>The command line asks for what cannot be done as it stands: one sentence with how to fix it.</summary>
internal sealed class UsageException(string message) : Exception(message);
