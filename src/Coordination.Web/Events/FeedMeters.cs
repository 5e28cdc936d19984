using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Coordination.Telemetry;

namespace Coordination.Web.Events;

/// <summary>How the readers of the change feed keep up.</summary>
internal sealed class FeedMeters : IDisposable
{
    private readonly ConcurrentDictionary<EventStream, bool> _open = new();
    private readonly MeterOwner _owner;
    private EventFeed? _feed;

    public FeedMeters(EventFeed feed, IMeterFactory? factory)
    {
        (_feed, _owner) = (feed, new MeterOwner(factory));
        _owner.Meter.CreateObservableUpDownCounter("coordination.feed.streams", Count, "{stream}", "Event streams that are open.");
        _owner.Meter.CreateObservableGauge("coordination.feed.lag", ReadLag, "{event}", "How many events the slowest open event stream is behind the journal.");
    }

    public void Opened(EventStream stream) => _open[stream] = true;

    public void Closed(EventStream stream) => _open.TryRemove(stream, out _);

    /// <summary>How many streams are open, and by how many events the slowest of them is behind the journal.</summary>
    public (int Open, long Lag) Read() => Volatile.Read(ref _feed) is { } feed ? (_open.Count, LagOf(feed)) : default;

    public void Dispose()
    {
        Volatile.Write(ref _feed, null);
        _owner.Dispose();
    }

    private IEnumerable<Measurement<long>> Count() => Volatile.Read(ref _feed) is null ? [] : [new(_open.Count)];

    private IEnumerable<Measurement<long>> ReadLag() =>
        Volatile.Read(ref _feed) is not { } feed ? [] : [new(LagOf(feed))];

    private long LagOf(EventFeed feed) => Math.Max(0, _open.Keys.Max(stream => (long?)(feed.Head - stream.Position)) ?? 0);
}
