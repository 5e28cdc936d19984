namespace Coordination.Orleans.Hosting;

/// <summary>How this process ends when its silo cannot go on.</summary>
/// <param name="Now">Ends it, saying why.</param>
internal sealed record SiloTermination(Action<string> Now);
