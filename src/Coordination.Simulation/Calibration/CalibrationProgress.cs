namespace Coordination.Simulation.Calibration;

/// <summary>How far a calibration is.</summary>
/// <param name="Share">The share done, 0 to 1.</param>
/// <param name="Hall">The hall at work.</param>
public readonly record struct CalibrationProgress(double Share, string Hall);
