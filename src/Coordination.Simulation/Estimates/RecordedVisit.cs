namespace Coordination.Simulation.Estimates;

/// <summary>A visit as the displays tell it: when somebody came, and when the queue had moved on to them. Seconds of the day.</summary>
internal readonly record struct RecordedVisit(double CameAt, double CalledAt);
