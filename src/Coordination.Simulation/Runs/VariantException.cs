namespace Coordination.Simulation.Runs;

/// <summary>A variant of a scenario that cannot be made; the message says why and what would do.</summary>
public sealed class VariantException(string message) : CoordinationException(message);
