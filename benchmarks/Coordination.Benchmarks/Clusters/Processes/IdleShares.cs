namespace Coordination.Benchmarks.Clusters.Processes;

/// <summary>What idle processes use of a core.</summary>
/// <param name="Silos">Each silo, in per cent.</param>
/// <param name="Database">The server under them, in per cent; null where it is not our own.</param>
internal sealed record IdleShares(IReadOnlyList<double> Silos, double? Database);
