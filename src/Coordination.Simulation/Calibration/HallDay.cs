using System.Collections.Immutable;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Calibration;

/// <summary>One day of a hall; its desks stand in the same order on every day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Recorded">The recording.</param>
/// <param name="Desks">Every desk of the hall; null where this day has none of it, or nobody came.</param>
internal sealed record HallDay(DateOnly Date, RecordedDay Recorded, ImmutableArray<DeskDay?> Desks)
{
    public int Arrived => Desks.Sum(desk => desk?.Arrived ?? 0);

    /// <summary>The moment after which nothing moved in the whole hall: displays that stay as they were left are not measured.</summary>
    public double MovesUntil { get; } = Desks.Max(desk => desk?.Minutes[desk.MovesUntil] ?? 0);

    /// <summary>Days on which somebody came, with desks aligned by id.</summary>
    public static ImmutableArray<HallDay> Of(ImmutableArray<RecordedDay> days, out ImmutableArray<RecordedDesk> desks)
    {
        var known = RecordedDesk.InOrder(days.SelectMany(day => day.Desks).DistinctBy(desk => desk.Id));
        desks = known;
        return [.. days.Select(day => Aligned(day, known)).Where(day => day.Arrived > 0 && day.Desks.Any(desk => desk is { Flow.Length: > 0 } && desk.Flow.Any(interval => interval.Left > 0)))];
    }

    private static HallDay Aligned(RecordedDay day, ImmutableArray<RecordedDesk> known)
    {
        var byId = day.Desks.ToDictionary(desk => desk.Id, StringComparer.Ordinal);
        return new HallDay(day.Date, day, [.. known.Select(desk => byId.TryGetValue(desk.Id, out var here) ? Used(here) : null)]);
    }

    private static DeskDay? Used(RecordedDesk desk)
    {
        var day = new DeskDay(desk);
        return day.Flow.Length > 0 && day.Arrived > 0 ? day : null;
    }
}
