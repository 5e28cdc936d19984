namespace Coordination.Simulation.Staffing;

/// <summary>Options that do not fit the scenario; the message names every one of them with its mend.</summary>
public sealed class StaffingException(string message) : CoordinationException(message);
