namespace Coordination.Simulation.Staffing;

/// <summary>Options that do not fit the scenario; the message names every one of them and how to fix it.</summary>
public sealed class StaffingException(string message) : CoordinationException(message);
