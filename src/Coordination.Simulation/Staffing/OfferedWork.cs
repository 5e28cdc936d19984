using Coordination.Plans;
using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Staffing;

/// <summary>How much work comes to each class and level in each interval: arrivals a minute, and servers' worth of load.</summary>
/// <remarks>
/// Interval by interval, each as if it went on for ever, with arrivals shifted by the mean time until they weigh most on the
/// servers: the steps before, and one mean service of the step itself. That is Lag SIPP with averages over the interval (Green,
/// Kolesar and Soares 2001; Green, Kolesar and Whitt 2007, section 3).
/// </remarks>
internal sealed class OfferedWork
{
    private readonly StaffingFrame _frame;
    private readonly WorkRate[,,] _rates;

    private OfferedWork(StaffingFrame frame)
    {
        _frame = frame;
        _rates = new WorkRate[frame.Model.Classes.Length, Dispatch.Queues.Lane.LevelCount, frame.Intervals];
    }

    public WorkRate this[int work, int level, int interval] => _rates[work, level, interval];

    public bool Comes(int work, int interval) => Enumerable.Range(0, _rates.GetLength(1)).Any(level => _rates[work, level, interval].Arrivals > 0);

    public static OfferedWork Of(StaffingFrame frame)
    {
        var work = new OfferedWork(frame);
        for (var source = 0; source < frame.Model.Sources.Length; source++)
        {
            work.Add(source);
        }

        return work;
    }

    private void Add(int number)
    {
        var source = _frame.Model.Sources[number];
        var before = new double[source.Steps.Length];
        for (var place = 0; place < source.Steps.Length; place++)
        {
            var step = source.Steps[place];
            var share = source.Climbs.Take(step.FromReach).Aggregate(1.0, (product, climb) => product * climb);
            var lag = before[place] + (step.Delay?.MeanMinutes ?? 0) + step.Time.MeanMinutes;
            foreach (var next in step.Next)
            {
                before[next] = Math.Max(before[next], lag + (step.Documents is { } documents ? documents.Probability * documents.Time.MeanMinutes : 0));
            }

            for (var interval = 0; interval < _frame.Intervals; interval++)
            {
                var (from, to) = (_frame.From(interval), _frame.To(interval));
                ref var rate = ref _rates[step.Class, source.Level, interval];
                var arrivals = share * Expected(number, source, from - lag, to - lag) / (to - from);
                rate = new WorkRate(rate.Arrivals + arrivals, rate.Load + (arrivals * step.Time.MeanMinutes * step.Cost / StepPlan.DefaultCost));
            }
        }
    }

    private double Expected(int number, SourceModel source, double from, double to)
    {
        var middle = (from + to) / 2;
        if (to <= 0 || (source.Channel != Channel.Online && !source.Stream.IsBooked && !_frame.IsOpen(source.Reception, Math.Max(0, middle))))
        {
            return 0;
        }

        var scenario = _frame.Scenario;
        if (source.Stream.Rate is null)
        {
            return source.Stream.Times.Count(at => SimulationTime.Minutes(at) >= from && SimulationTime.Minutes(at) < to) * (1 - source.Stream.Missed);
        }

        if (number >= scenario.Arrivals.Length)
        {
            var crisis = scenario.Crises.Where(crisis => crisis is { Service: not null, Rate: > 0 }).ElementAt(number - scenario.Arrivals.Length - scenario.Appointments.Length);
            return crisis.Rate * Overlap(crisis.From, crisis.To, from, to);
        }

        var arrival = scenario.Arrivals[number];
        return arrival.Rate is { } constant ? constant * Overlap(0, scenario.Horizon, from, to)
            : arrival.Rates.Sum(rate => rate.Rate * Origins(arrival.Every).Sum(origin => Overlap(origin + rate.From, origin + rate.To, from, to)));
    }

    private IEnumerable<double> Origins(double? every)
    {
        for (var origin = 0.0; origin < _frame.Scenario.Horizon; origin += every ?? double.PositiveInfinity)
        {
            yield return origin;
        }
    }

    private static double Overlap(double from, double to, double otherFrom, double otherTo) =>
        Math.Max(0, Math.Min(to, otherTo) - Math.Max(from, otherFrom));
}

/// <summary>Arrivals a minute, and how many servers they keep busy.</summary>
internal readonly record struct WorkRate(double Arrivals, double Load);
