using Coordination.Plans;

namespace Coordination.Simulation.Engine.Models;

/// <summary>A department.</summary>
/// <param name="Plan">As planned.</param>
/// <param name="Calendar">Its hours; null when it is always open.</param>
/// <param name="Closing">What it does when it has closed for the day; null for nothing.</param>
internal sealed record DepartmentModel(DepartmentPlan Plan, WorkingCalendar? Calendar, ClosingPlan? Closing);
