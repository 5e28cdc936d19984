namespace Coordination.SiloHost.Load;

/// <summary>The hall cannot be loaded: one sentence with how to fix it.</summary>
internal sealed class LoadException(string message) : CoordinationException(message);
