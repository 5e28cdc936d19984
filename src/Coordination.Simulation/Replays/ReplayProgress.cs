namespace Coordination.Simulation.Replays;

/// <summary>How far a replay is.</summary>
/// <param name="At">The day's local time.</param>
/// <param name="Share">The share of the day that is done, 0 to 1.</param>
/// <param name="Arrived">Who has come.</param>
/// <param name="Completed">Whose matter is done.</param>
public readonly record struct ReplayProgress(TimeSpan At, double Share, int Arrived, int Completed);
