using System.Collections.Immutable;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Calibration;

/// <summary>Compares a day's computed queues with the recorded ones, by desk and for the hall.</summary>
internal static class DayChecks
{
    /// <summary>Checks one day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="others">A fit that does not know the day.</param>
    /// <param name="all">A fit that knows it.</param>
    /// <param name="options">Seed and draws.</param>
    public static DayCheck Check(HallDay day, HallModel others, HallModel all, CalibrationOptions options)
    {
        var (given, desks) = Compare(day, others, options, (desk, _, hours) => QueueInput.Of(desk!, hours));
        var (fitted, _) = Compare(day, all, options, (desk, _, hours) => QueueInput.Of(desk!, hours));
        var (forecast, _) = Compare(
            day, others, options, (desk, index, hours) => DayForecast.Of(others.Days, index, Minutes(day, desk), day.MovesUntil, hours), expected: true);
        return new DayCheck(day.Date, day.Arrived, given, forecast, fitted, desks);
    }

    private static (CurveError Hall, ImmutableArray<DeskCheck> Desks) Compare(
        HallDay day, HallModel model, CalibrationOptions options, Func<DeskDay?, int, HourProfile, QueueInput> input, bool expected = false)
    {
        var curve = day.Recorded.WaitingCurve;
        var hall = new DrawnCurves([.. curve.Select(point => point.At.ToTimeSpan().TotalMinutes)], options.Draws);
        var checks = ImmutableArray.CreateBuilder<DeskCheck>();
        for (var index = 0; index < day.Desks.Length; index++)
        {
            if ((day.Desks[index] is not null || expected) && model.Desks[index] is { } throughput)
            {
                var desk = day.Desks[index];
                var drawn = Draw(input(desk, index, model.Hours), throughput, options, (ulong)index);
                hall.Add(drawn);
                if (desk is not null && !expected)
                {
                    checks.Add(new DeskCheck(desk.Desk.Id, desk.Arrived, drawn.Against(
                        [.. desk.Desk.Snapshots.Select(snapshot => snapshot.Waiting)], day.MovesUntil, desk.Arrived)));
                }
            }
            else if (day.Desks[index] is { } unknown)
            {
                // Nobody ever came to this desk on another day: it calls whoever comes at once.
                checks.Add(new DeskCheck(unknown.Desk.Id, unknown.Arrived, new DrawnCurves([.. unknown.Minutes], options.Draws).Against(
                    [.. unknown.Desk.Snapshots.Select(snapshot => snapshot.Waiting)], day.MovesUntil, unknown.Arrived)));
            }
        }

        return (hall.Against([.. curve.Select(point => point.Waiting)], day.MovesUntil, day.Arrived), checks.ToImmutable());
    }

    private static DrawnCurves Draw(QueueInput input, DeskThroughput throughput, CalibrationOptions options, ulong desk)
    {
        var curves = new DrawnCurves(input.Minutes, options.Draws);
        for (var draw = 0; draw < options.Draws; draw++)
        {
            QueueCurve.Draw(input, throughput, new SeededRandom(options.Seed, (desk << 16) + (ulong)draw), curves[draw]);
        }

        return curves;
    }

    private static double[] Minutes(HallDay day, DeskDay? desk) =>
        desk is null ? [.. day.Recorded.WaitingCurve.Select(point => point.At.ToTimeSpan().TotalMinutes)] : [.. desk.Minutes];
}
