using System.Collections.Immutable;
using Coordination.Simulation.Inference;

namespace Coordination.Simulation.Calibration;

/// <summary>Turns a desk's throughput over a day into people and a time of service, which a scenario is made of.</summary>
/// <remarks>
/// The displays cannot tell two quick people from four slow ones. The time of service is the counter-minutes a call took, at most ten
/// minutes (counters that are open but serve other desks would count), and long enough that one person is needed on average.
/// People are whole; what rounding gives too much or too little is carried on to the next slot.
/// </remarks>
internal static class ScenarioRoster
{
    private const double LongestMinutes = 10;

    /// <summary>The time of service and the people on duty, per slot.</summary>
    /// <param name="rates">Calls per minute, per slot of <see cref="DayInference.Slot"/>.</param>
    /// <param name="minutesPerCounter">Counter-minutes a call, where known.</param>
    public static (double ServiceMinutes, ImmutableArray<int> Duty) Of(IReadOnlyList<double> rates, double? minutesPerCounter)
    {
        var working = rates.Where(rate => rate > 0).DefaultIfEmpty(0.1).Average();
        var service = Math.Max(Math.Min(minutesPerCounter ?? LongestMinutes, LongestMinutes), 1 / working);
        var duty = ImmutableArray.CreateBuilder<int>(rates.Count);
        var owed = 0.0;
        foreach (var rate in rates)
        {
            owed += rate * service;
            var people = (int)Math.Max(0, Math.Round(owed, MidpointRounding.AwayFromZero));
            owed -= people;
            duty.Add(people);
        }

        return (service, duty.Any(people => people > 0) ? duty.MoveToImmutable() : [.. duty.Select(_ => 1)]);
    }
}
