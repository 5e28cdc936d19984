using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Crashes.Clusters;

/// <summary>How long halls went without an assignment, by the record.</summary>
internal static class AssignmentGaps
{
    /// <summary>The longest time without an assignment of each hall between two moments, which count as its first and its last.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> ReadAsync(IHallStore store, DateTimeOffset since, DateTimeOffset until, IEnumerable<CentreId> halls)
    {
        await using var journal = await store.OpenAsync();
        var times = halls.ToDictionary(hall => hall, _ => new List<DateTimeOffset> { since, until });
        var after = 0L;
        while (await journal.ReadFeedAsync(after, 1000) is { Count: > 0 } entries)
        {
            after = entries[^1].Sequence;
            foreach (var entry in entries.Where(entry => entry.Event.Type == "item.assigned" && entry.Event.At > since && entry.Event.At < until))
            {
                times[(await journal.ReadRowAsync(entry.Grain))!.Centre].Add(entry.Event.At);
            }
        }

        return [.. times.Values.Select(hall => Longest([.. hall.Order()]))];
    }

    private static TimeSpan Longest(DateTimeOffset[] times) => times.Zip(times.Skip(1), (one, next) => next - one).Max();
}
