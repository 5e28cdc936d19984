namespace Coordination.SiloHost.Load;

/// <summary>The hall cannot be loaded: one sentence with the mend.</summary>
internal sealed class LoadException(string message) : CoordinationException(message);
