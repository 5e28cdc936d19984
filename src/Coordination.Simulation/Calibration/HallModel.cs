using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>What some days taught of a hall: its hours, and how fast each desk calls.</summary>
/// <param name="Days">The days.</param>
/// <param name="Hours">The hours.</param>
/// <param name="Points">Each desk's place in the grid; null where no day had it.</param>
/// <param name="Desks">Each desk's throughput.</param>
internal sealed record HallModel(
    ImmutableArray<HallDay> Days, HourProfile Hours, ImmutableArray<GridPoint?> Points, ImmutableArray<DeskThroughput?> Desks)
{
    /// <summary>Fits to some days.</summary>
    /// <param name="days">The days.</param>
    /// <param name="start">A fit to begin at; null for the whole grid.</param>
    /// <param name="cancellation">Stops it.</param>
    public static HallModel Fit(ImmutableArray<HallDay> days, HallModel? start = null, CancellationToken cancellation = default)
    {
        var hours = new HourProfile(days);
        var count = days[0].Desks.Length;
        var (points, desks) = (new GridPoint?[count], new DeskThroughput?[count]);
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, desk =>
        {
            var fit = new ThroughputFit(days.Select(day => day.Desks[desk]).OfType<DeskDay>(), hours);
            points[desk] = start is null ? fit.Best() : fit.From(start.Points[desk]);
            desks[desk] = points[desk] is { } point ? fit.Throughput(point) : null;
        });
        return new HallModel(days, hours, [.. points], [.. desks]);
    }
}
