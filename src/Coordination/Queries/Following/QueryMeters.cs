using System.Diagnostics.Metrics;
using Coordination.Telemetry;

namespace Coordination.Queries.Following;

/// <summary>How the lists keep up with the record.</summary>
internal sealed class QueryMeters : IDisposable
{
    private readonly MeterOwner _owner;
    private long _behind = -1;

    public QueryMeters(IMeterFactory? factory)
    {
        _owner = new MeterOwner(factory);
        _owner.Meter.CreateObservableGauge("coordination.queries.lag", Read, "{event}", "How many events the lists of requests are behind the record, as known at most a few seconds ago.");
    }

    /// <summary>Notes how far the lists are.</summary>
    /// <param name="last">The last place of the record.</param>
    /// <param name="mark">The last place that counts in the lists.</param>
    public void Note(long last, long mark) => Volatile.Write(ref _behind, Math.Max(0, last - mark));

    public void Dispose()
    {
        Volatile.Write(ref _behind, -1);
        _owner.Dispose();
    }

    private IEnumerable<Measurement<long>> Read() => Volatile.Read(ref _behind) is >= 0 and var behind ? [new(behind)] : [];
}
