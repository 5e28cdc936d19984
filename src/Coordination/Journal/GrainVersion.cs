namespace Coordination.Journal;

/// <summary>A grain and the version of its row, without the row.</summary>
public readonly record struct GrainVersion(GrainKey Grain, long Version);
