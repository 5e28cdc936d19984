using Coordination.Plans;

namespace Coordination.Simulation.Engine.Models;

/// <summary>Somebody who works in the hall.</summary>
/// <param name="Plan">As planned.</param>
/// <param name="Department">The home department.</param>
/// <param name="IsPull">Whether they ask for their work.</param>
/// <param name="Levels">The level of every skill, by its number; 0 for none.</param>
/// <param name="Duties">When they work; empty for always.</param>
internal sealed record PersonModel(StaffPlan Plan, int Department, bool IsPull, int[] Levels, ShiftModel[] Duties);

/// <summary>A shift in ticks, with the breaks within it.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
/// <param name="Absence">How likely the person does not come.</param>
/// <param name="Breaks">The breaks, and absences known in advance.</param>
internal sealed record ShiftModel(long From, long To, double Absence, (long From, long To)[] Breaks);
