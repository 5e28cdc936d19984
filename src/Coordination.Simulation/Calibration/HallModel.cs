using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>What some days taught of a hall: its hours, and how fast each desk calls.</summary>
/// <param name="Days">The days.</param>
/// <param name="Hours">The hall's factor of each hour.</param>
/// <param name="Desks">Each desk's throughput; null where no day had it.</param>
internal sealed record HallModel(ImmutableArray<HallDay> Days, ImmutableArray<double> Hours, ImmutableArray<DeskThroughput?> Desks)
{
    /// <summary>Fits to some days: first without hours, then the hall's hours, then each desk's beside them.</summary>
    /// <param name="days">The days.</param>
    /// <param name="cancellation">Stops it.</param>
    public static HallModel Fit(ImmutableArray<HallDay> days, CancellationToken cancellation = default)
    {
        var fits = Enumerable.Range(0, days[0].Desks.Length).Select(desk => new ThroughputFit(
            from day in days let here = day.Desks[desk] where here is not null select new FitDay(here, day.MovesUntil))).ToArray();
        var desks = new DeskThroughput?[fits.Length];
        Each(desks.Length, desk => desks[desk] = fits[desk].Best(), cancellation);
        var hours = HourProfile.Of(days, desks);
        Each(desks.Length, desk => desks[desk] = fits[desk].WithHours(desks[desk], hours), cancellation);
        return new HallModel(days, hours, [.. desks]);
    }

    private static void Each(int desks, Action<int> fit, CancellationToken cancellation) =>
        Parallel.For(0, desks, new ParallelOptions { CancellationToken = cancellation }, fit);
}
