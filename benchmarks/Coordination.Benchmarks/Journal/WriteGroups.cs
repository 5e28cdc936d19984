using Coordination.Journal;

namespace Coordination.Benchmarks.Journal;

/// <summary>Recorded appends in the groups that share transactions, each with the number of its lifecycle.</summary>
/// <param name="Groups">No group holds two appends of one lifecycle, as none that waits for its replies would.</param>
internal sealed record WriteGroups(IReadOnlyList<(int Number, Append Append)[]> Groups)
{
    /// <summary>How many events all of them are.</summary>
    public int Events => Groups.Sum(group => group.Sum(item => item.Append.Events.Length));

    /// <summary>How many appends all of them are.</summary>
    public int Appends => Groups.Sum(group => group.Length);

    /// <summary>As they come when at least 256 lifecycles go forward side by side. What does not fill the last row is left out.</summary>
    public static WriteGroups Of(RecordedLifecycles recorded, int size)
    {
        var wide = Math.Min(recorded.Lifecycles.Length, Math.Max(RecordedLifecycles.SideBySide, size));
        var order = recorded.Lifecycles.Index().Take(recorded.Lifecycles.Length / wide * wide).Chunk(wide).SelectMany(row =>
            Enumerable.Range(0, 3).SelectMany(step => row.Select(life => (life.Index + 1, life.Item[step]))));
        return new WriteGroups([.. order.Chunk(Math.Min(size, wide))]);
    }
}
