using System.Collections.Immutable;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Calibration;

/// <summary>Turns a desk's computed queue into people and a time of service, which a scenario is made of.</summary>
/// <remarks>
/// The displays cannot tell two quick people from four slow ones. The time of service is the counter-minutes a call took, at most ten
/// minutes (counters that are open but serve other desks would count), and long enough that one person is needed on average.
/// The people of each slot are those with whom the desk, simulated up to there on some draws, comes nearest to the computed queue: somebody
/// who comes on duty calls at once, and whoever goes finishes the citizen at hand, so people × pace alone would call too many.
/// What a slot leaves too much or too little is made up for in the next.
/// </remarks>
internal static class ScenarioRoster
{
    private const double LongestMinutes = 10;
    private const int Draws = 20;
    private const int Looks = 3;
    private const int MostBeyond = 4;

    // Where hardly anybody waits, the people are those that the pace needs.
    private const double HoldPeople = 0.02;

    /// <summary>The time of service.</summary>
    /// <param name="rates">Calls per minute, per slot of <see cref="DayInference.Slot"/>.</param>
    /// <param name="minutesPerCounter">Counter-minutes a call, where known.</param>
    public static double ServiceMinutes(IReadOnlyList<double> rates, double? minutesPerCounter)
    {
        var working = rates.Where(rate => rate > 0).DefaultIfEmpty(0.1).Average();
        return Math.Max(Math.Min(minutesPerCounter ?? LongestMinutes, LongestMinutes), 1 / working);
    }

    /// <summary>The people on duty, per slot.</summary>
    /// <param name="rates">Calls per minute, per slot.</param>
    /// <param name="arrivals">When people come, in minutes from the first slot, rising.</param>
    /// <param name="queue">The queue that was computed, by minutes from the first slot.</param>
    /// <param name="service">The mean time of service, in minutes.</param>
    public static ImmutableArray<int> Duty(IReadOnlyList<double> rates, ImmutableArray<double> arrivals, Func<double, double> queue, double service)
    {
        var most = Math.Max(1, (int)Math.Ceiling(rates.Max() * service * 2)) + MostBeyond;
        var desks = Enumerable.Range(0, Draws).Select(draw => new RosteredDesk(arrivals, service, most, new SeededRandom(0, (ulong)draw))).ToArray();
        var duty = ImmutableArray.CreateBuilder<int>(rates.Count);
        for (var slot = 0; slot < rates.Count; slot++)
        {
            var (from, needed) = (slot * DayInference.Slot.TotalMinutes, rates[slot] * service);
            var people = Enumerable.Range(0, most + 1).MinBy(count => Distance(desks, from, count, queue) + (HoldPeople * (count - needed) * (count - needed)));
            duty.Add(people);
            foreach (var desk in desks)
            {
                desk.Work(from, from + DayInference.Slot.TotalMinutes, people);
            }
        }

        return duty.Any(people => people > 0) ? duty.MoveToImmutable() : [.. duty.Select(_ => 1)];
    }

    private static double Distance(RosteredDesk[] desks, double from, int people, Func<double, double> queue)
    {
        var step = DayInference.Slot.TotalMinutes / Looks;
        var waiting = new double[Looks];
        foreach (var desk in desks)
        {
            desk.Try(from, step, people, waiting);
        }

        var distance = 0.0;
        for (var look = 0; look < Looks; look++)
        {
            var gap = (waiting[look] / desks.Length) - queue(from + ((look + 1) * step));
            distance += gap * gap;
        }

        return distance;
    }
}
