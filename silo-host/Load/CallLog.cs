using System.Collections.Immutable;

namespace Coordination.SiloHost.Load;

/// <summary>How long every call took and what went wrong, by the kind of call.</summary>
internal sealed class CallLog
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<double>> _latencies = [];
    private readonly SortedDictionary<string, long> _failures = new(StringComparer.Ordinal);

    /// <summary>A call was answered as it should be.</summary>
    /// <param name="call">Which kind.</param>
    /// <param name="latency">From the moment at which it was due, not from when it was sent: a generator that is held up hides nothing.</param>
    public void Add(string call, TimeSpan latency)
    {
        lock (_lock)
        {
            if (!_latencies.TryGetValue(call, out var all))
            {
                _latencies.Add(call, all = []);
            }

            all.Add(latency.TotalMilliseconds);
        }
    }

    /// <summary>A call was answered otherwise, or not at all.</summary>
    public void RecordFailure(string failure)
    {
        lock (_lock)
        {
            _failures[failure] = _failures.GetValueOrDefault(failure) + 1;
        }
    }

    /// <summary>Everything so far.</summary>
    public (ImmutableArray<CallSummary> Calls, ImmutableSortedDictionary<string, long> Failures) Summarise()
    {
        lock (_lock)
        {
            return ([.. _latencies.OrderBy(call => call.Key, StringComparer.Ordinal).Select(call => CallSummary.Of(call.Key, [.. call.Value]))], _failures.ToImmutableSortedDictionary());
        }
    }
}
