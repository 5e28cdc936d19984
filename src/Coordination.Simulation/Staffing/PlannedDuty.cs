using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Models;

namespace Coordination.Simulation.Staffing;

/// <summary>What the scenario's own roster has: people on duty on average in each interval.</summary>
internal static class PlannedDuty
{
    /// <summary>By group and interval.</summary>
    public static double[][] Of(StaffingFrame frame) =>
        [.. frame.Groups.Select(group => Enumerable.Range(0, frame.Intervals)
            .Select(interval => group.People.Sum(person => Minutes(frame.Model.People[person], frame.From(interval), frame.To(interval))) / (frame.Hours(interval) * 60))
            .ToArray())];

    private static double Minutes(PersonModel person, double from, double to)
    {
        if (person.Duties.Length == 0)
        {
            return to - from;
        }

        var pieces = person.Duties.SelectMany(shift => Without(Minute(shift.From), Minute(shift.To), shift.Breaks));
        return pieces.Sum(piece => Math.Max(0, Math.Min(to, piece.To) - Math.Max(from, piece.From)));
    }

    private static IEnumerable<(double From, double To)> Without(double from, double to, (long From, long To)[] breaks)
    {
        foreach (var pause in breaks.OrderBy(pause => pause.From))
        {
            if (Minute(pause.From) > from)
            {
                yield return (from, Math.Min(to, Minute(pause.From)));
            }

            from = Math.Max(from, Minute(pause.To));
        }

        if (from < to)
        {
            yield return (from, to);
        }
    }

    private static double Minute(long ticks) => SimulationTime.Minutes(ticks);
}
