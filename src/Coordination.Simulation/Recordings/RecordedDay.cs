using System.Collections.Immutable;

namespace Coordination.Simulation.Recordings;

/// <summary>One day of one hall as its queue displays showed it.</summary>
/// <param name="Hall">The hall's name, from the file's.</param>
/// <param name="Date">The local date.</param>
/// <param name="Desks">The desks, in any order; every one with at least one snapshot.</param>
public sealed record RecordedDay(string Hall, DateOnly Date, ImmutableArray<RecordedDesk> Desks)
{
    /// <summary>The desks by id, so that nothing that is made of a day hangs on the order in which they were told: <c>94</c> before <c>115</c>.</summary>
    public ImmutableArray<RecordedDesk> Desks { get; init => field = RecordedDesk.InOrder(value); } = RecordedDesk.InOrder(Desks);

    /// <summary>Two snapshots further apart than this have a gap between them, of which nothing is known.</summary>
    public static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(15);

    /// <summary>The first snapshot.</summary>
    public TimeOnly Start { get; } = Desks.Min(desk => desk.Snapshots[0].At);

    /// <summary>The last snapshot.</summary>
    public TimeOnly End { get; } = Desks.Max(desk => desk.Snapshots[^1].At);

    /// <summary>How many waited in the whole hall at each moment; a desk without a snapshot then counts with its last one.</summary>
    public ImmutableArray<(TimeOnly At, int Waiting)> WaitingCurve { get; } = Sum(Desks);

    /// <summary>The moment at which most people waited; the first of several.</summary>
    public (TimeOnly At, int Waiting) Peak => WaitingCurve.MaxBy(point => point.Waiting);

    private static ImmutableArray<(TimeOnly At, int Waiting)> Sum(ImmutableArray<RecordedDesk> desks)
    {
        var changes = new SortedDictionary<TimeOnly, int>();
        foreach (var desk in desks)
        {
            var before = 0;
            foreach (var snapshot in desk.Snapshots)
            {
                changes[snapshot.At] = changes.GetValueOrDefault(snapshot.At) + snapshot.Waiting - before;
                before = snapshot.Waiting;
            }
        }

        var waiting = 0;
        return [.. changes.Select(change => (change.Key, waiting += change.Value))];
    }
}

/// <summary>A desk: a group of services with one queue.</summary>
/// <param name="Id">Its id in the recording.</param>
/// <param name="Letter">The letter on its tickets.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Snapshots">What its display showed, by rising time, one a moment.</param>
public sealed record RecordedDesk(string Id, string Letter, string Name, ImmutableArray<RecordedSnapshot> Snapshots)
{
    /// <summary>Desks in the order of their ids: shorter ones first, as numbers go.</summary>
    internal static ImmutableArray<RecordedDesk> InOrder(IEnumerable<RecordedDesk> desks) =>
        [.. desks.OrderBy(desk => desk.Id.Length).ThenBy(desk => desk.Id, StringComparer.Ordinal)];
}
