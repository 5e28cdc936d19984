namespace Coordination.Simulation.Results;

/// <summary>What the plan promises to one level, and how far it was kept.</summary>
/// <param name="Level">The level.</param>
/// <param name="TargetMinutes">Done within so many open minutes.</param>
/// <param name="TargetPercent">For this share of requests, in percent.</param>
/// <param name="KeptPercent">The share that it was kept to, in percent.</param>
/// <param name="Met">Whether the mean share reaches the target.</param>
public sealed record ServiceLevelResult(int Level, int TargetMinutes, int TargetPercent, Estimate KeptPercent, bool Met);
