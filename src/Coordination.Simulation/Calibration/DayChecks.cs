using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>Compares a day's computed queues with the recorded ones, by desk and for the hall.</summary>
internal static class DayChecks
{
    /// <summary>Checks one day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="others">A fit that does not know the day.</param>
    /// <param name="all">A fit that knows it.</param>
    public static DayCheck Check(HallDay day, HallModel others, HallModel all)
    {
        var (given, desks) = Compare(day, others, (_, desk) => desk is null ? null : QueueInput.Of(desk));
        var (fitted, _) = Compare(day, all, (_, desk) => desk is null ? null : QueueInput.Of(desk));
        return new DayCheck(day.Date, day.Arrived, given, Forecast(day, others), fitted, desks);
    }

    // As many queues as there are other days: each brings its arrivals and counters.
    private static CurveError Forecast(HallDay day, HallModel others)
    {
        var curve = day.Recorded.WaitingCurve;
        double[] minutes = [.. curve.Select(point => point.At.ToTimeSpan().TotalMinutes)];
        var (mean, peaks) = (new ComputedCurve(minutes), new List<double>());
        var alike = DayForecast.Alike(others.Days, day.MovesUntil);
        foreach (var other in alike)
        {
            var one = new ComputedCurve(minutes);
            for (var index = 0; index < day.Desks.Length; index++)
            {
                if (other.Desks[index] is { } desk && others.Desks[index] is { } throughput)
                {
                    var given = DayForecast.Of(desk, minutes);
                    one.Add(given.Minutes, QueueCurve.Of(given, throughput));
                }
            }

            mean.Add(one, 1.0 / alike.Length);
            peaks.Add(one.Peak(day.MovesUntil));
        }

        return mean.Against([.. curve.Select(point => point.Waiting)], day.MovesUntil, day.Arrived) with { Peak = peaks.Average() };
    }

    // A desk to which nobody ever came on another day calls whoever comes at once.
    private static (CurveError Hall, ImmutableArray<DeskCheck> Desks) Compare(HallDay day, HallModel model, Func<int, DeskDay?, QueueInput?> input)
    {
        var curve = day.Recorded.WaitingCurve;
        var hall = new ComputedCurve([.. curve.Select(point => point.At.ToTimeSpan().TotalMinutes)]);
        var checks = ImmutableArray.CreateBuilder<DeskCheck>();
        for (var index = 0; index < day.Desks.Length; index++)
        {
            var own = new ComputedCurve(Minutes(day, day.Desks[index]));
            if (model.Desks[index] is { } throughput && input(index, day.Desks[index]) is { } given)
            {
                var waiting = QueueCurve.Of(given, throughput);
                own.Add(given.Minutes, waiting);
                hall.Add(given.Minutes, waiting);
            }

            if (day.Desks[index] is { } desk)
            {
                checks.Add(new DeskCheck(desk.Desk.Id, desk.Arrived, own.Against(
                    [.. desk.Desk.Snapshots.Select(snapshot => snapshot.Waiting)], day.MovesUntil, desk.Arrived)));
            }
        }

        return (hall.Against([.. curve.Select(point => point.Waiting)], day.MovesUntil, day.Arrived), checks.ToImmutable());
    }

    private static double[] Minutes(HallDay day, DeskDay? desk) =>
        desk is null ? [.. day.Recorded.WaitingCurve.Select(point => point.At.ToTimeSpan().TotalMinutes)] : [.. desk.Minutes];
}
