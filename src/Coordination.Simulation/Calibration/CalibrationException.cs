namespace Coordination.Simulation.Calibration;

/// <summary>Recordings cannot be calibrated as asked for: why, and how to fix it.</summary>
public sealed class CalibrationException(string message) : CoordinationException(message);
