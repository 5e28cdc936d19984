using Coordination.Plans;

namespace Coordination.Simulation.Replays;

/// <summary>One citizen of a replay. Everything about them is theirs, so that every policy meets the same people.</summary>
/// <param name="Number">The place among the day's arrivals, from 0.</param>
/// <param name="Desk">The desk, as an index into the inferred day's.</param>
/// <param name="At">When they come: the local time of day, to the second.</param>
/// <param name="Service">How long their service takes, to the second.</param>
/// <param name="Urgency">How urgent their matter is.</param>
internal sealed record Citizen(int Number, int Desk, TimeSpan At, TimeSpan Service, Urgency Urgency);
