using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Coordination.Telemetry;

/// <summary>What a journal's writer measures and traces of its transactions.</summary>
internal sealed class CommitMeters : IDisposable
{
    private readonly MeterOwner _owner;
    private readonly string _system;
    private readonly TimeProvider _time;
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _size;

    /// <param name="factory">The application's meters; null for a meter of its own.</param>
    /// <param name="system">The database's name by OpenTelemetry's conventions, such as <c>postgresql</c>.</param>
    /// <param name="time">The clock.</param>
    public CommitMeters(IMeterFactory? factory, string system, TimeProvider time)
    {
        (_owner, _system, _time) = (new MeterOwner(factory), system, time);
        _duration = _owner.Meter.CreateHistogram(
            "coordination.journal.commit.duration", "s", "One transaction of the journal, its writing to disk included.", tags: null, Buckets.Machine);
        _size = _owner.Meter.CreateHistogram(
            "coordination.journal.commit.size", "{append}", "How many appends shared a transaction.", tags: null, Buckets.Sizes);
    }

    /// <summary>Whether anybody listens; without, no transaction is begun here.</summary>
    public bool IsWanted => Tracing.IsWanted || _duration.Enabled || _size.Enabled;

    /// <summary>A transaction begins.</summary>
    /// <param name="appends">Of each of its appends the span, as <see cref="CurrentAppend"/> gave it; null where there was none.</param>
    public Commit Begin(IReadOnlyCollection<Activity?> appends) => new(this, [.. appends.OfType<Activity>()], appends.Count);

    /// <summary>The span that an append handed over now belongs to; null where nobody listens.</summary>
    public static Activity? CurrentAppend => Tracing.IsWanted ? Activity.Current : null;

    public void Dispose() => _owner.Dispose();

    /// <summary>One transaction.</summary>
    internal sealed class Commit
    {
        private readonly CommitMeters _meters;
        private readonly int _size;
        private readonly Activity? _span;
        private readonly long _begun;

        public Commit(CommitMeters meters, List<Activity> appends, int size)
        {
            (_meters, _size, _begun) = (meters, size, meters._time.GetTimestamp());
            _span = Tracing.IsWanted ? Tracing.StartCommit(meters._system, appends, size) : null;
            if (_span is not null)
            {
                // Whoever looks at one of many appends finds the transaction from there.
                appends.ForEach(append => append.AddLink(new ActivityLink(_span.Context)));
            }
        }

        public void End(Exception? fault)
        {
            var tags = new TagList { { TelemetryTags.DatabaseSystem, _meters._system } };
            if (fault is null)
            {
                _meters._size.Record(_size, tags);
            }
            else
            {
                _span?.Fail(fault);
                tags.Add(TelemetryTags.ErrorType, fault.GetType().FullName);
            }

            _meters._duration.Record(_meters._time.GetElapsedTime(_begun).TotalSeconds, tags);
            _span?.Dispose();
        }
    }
}
