using System.Collections.Immutable;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Calibration;

/// <summary>Makes a hall's part of the report.</summary>
internal static class HallResult
{
    /// <summary>Desks whose open counters are equal at so many snapshots share them.</summary>
    private const double Alike = 0.97;

    public static HallCalibration Of(DaySplit split, HallModel model, ImmutableArray<DayCheck> checks, Scenario scenario, ScenarioOutcome simulated) => new()
    {
        Hall = split.Hall,
        FitDays = [.. split.Fit.Select(day => day.Date)],
        HourFactors = model.Hours,
        SharedCounters = Shared(split),
        Desks = [.. from index in Enumerable.Range(0, split.Desks.Length)
                    let throughput = model.Desks[index]
                    where throughput is not null
                    select new DeskCalibration(split.Desks[index].Id, split.Desks[index].Name, throughput, MinutesPerCounter(split.Fit, index))],
        Days = checks,
        Simulated = simulated,
        Scenario = scenario,
    };

    /// <summary>Open counters over calls while a queue stood; null where none ever did.</summary>
    public static double? MinutesPerCounter(ImmutableArray<HallDay> days, int desk)
    {
        var (left, minutes) = (0, 0.0);
        foreach (var day in days.Select(day => day.Desks[desk]).OfType<DeskDay>())
        {
            for (var index = 0; index < day.Flow.Length; index++)
            {
                if (day.ShowsThroughput(index))
                {
                    left += day.Flow[index].Left;
                    minutes += day.Flow[index].Length.TotalMinutes * day.Counters[index];
                }
            }
        }

        return left > 0 ? minutes / left : null;
    }

    private static ImmutableArray<ImmutableArray<string>> Shared(DaySplit split)
    {
        var groups = new List<List<int>>();
        for (var desk = 0; desk < split.Desks.Length; desk++)
        {
            if (groups.Find(group => AreAlike(split.Fit, group[0], desk)) is { } shared)
            {
                shared.Add(desk);
            }
            else if (split.Fit.Any(day => day.Desks[desk] is not null))
            {
                groups.Add([desk]);
            }
        }

        return [.. groups.Where(group => group.Count > 1).Select(group => group.Select(desk => split.Desks[desk].Id).ToImmutableArray())];
    }

    private static bool AreAlike(ImmutableArray<HallDay> days, int one, int other)
    {
        var (equal, all) = (0, 0);
        foreach (var day in days)
        {
            if (day.Desks[one] is { } first && day.Desks[other] is { } second && first.Counters.Length == second.Counters.Length)
            {
                equal += first.Counters.Zip(second.Counters).Count(pair => pair.First == pair.Second);
                all += first.Counters.Length;
            }
        }

        return all > 0 && equal >= Alike * all;
    }
}
