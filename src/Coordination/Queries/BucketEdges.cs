namespace Coordination.Queries;

/// <summary>The hours or days of a stretch of time, found by an instant.</summary>
internal sealed class BucketEdges
{
    private readonly List<DateTimeOffset> _from = [];
    private readonly List<(string Key, DateTimeOffset Until)> _buckets = [];

    /// <param name="buckets">Hours or days.</param>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends.</param>
    public BucketEdges(LocalBuckets buckets, DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var (begin, end, of) in buckets.Between(from, to))
        {
            _from.Add(begin);
            _buckets.Add((FigureReader.KeyOf(of), end));
        }
    }

    /// <summary>The bucket of an instant of the stretch, and where it ends.</summary>
    public (string Key, DateTimeOffset Until) Find(DateTimeOffset at) => _buckets[_from.BinarySearch(at) is var found && found >= 0 ? found : ~found - 1];
}
