namespace Coordination.Simulation.Replays;

/// <summary>A replay could not go on as it must: the engine refused or failed where it should not have.</summary>
public sealed class ReplayException(string message, Exception? inner = null) : CoordinationException(message, inner);
