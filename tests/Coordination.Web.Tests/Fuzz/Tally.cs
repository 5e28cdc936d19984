using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Coordination.Web.Tests.Fuzz;

/// <summary>Counts what was sent and what came back.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentDictionary<string, int> _succeeded = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly ConcurrentQueue<TimeSpan> _taken = new();
    private int _sent;

    public int Sent => _sent;

    /// <summary>The operations that succeeded, each with how often.</summary>
    public IReadOnlyDictionary<string, int> Succeeded => _succeeded;

    /// <summary>How many were told that the host has no time for them.</summary>
    public int Busy => _statuses.GetValueOrDefault(503);

    /// <summary>How long nearly every answer took at most: the slowest in a hundred took longer.</summary>
    public TimeSpan Taken => _taken.Order().ElementAtOrDefault(_taken.Count * 99 / 100);

    /// <summary>Counts how long an answer took.</summary>
    public void Took(TimeSpan time) => _taken.Enqueue(time);

    public void Add(string operation, int status)
    {
        Interlocked.Increment(ref _sent);
        _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
        if (status < 300)
        {
            _succeeded.AddOrUpdate(operation, 1, (_, count) => count + 1);
        }
    }

    public override string ToString()
    {
        var statuses = string.Join(", ", _statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"));
        var rarest = string.Join(", ", _succeeded.OrderBy(pair => pair.Value).Take(12).Select(pair => $"{pair.Key} {pair.Value}"));
        return string.Create(CultureInfo.InvariantCulture, $"{_sent} requests in {_watch.Elapsed.TotalSeconds:0.0} s, {_sent / _watch.Elapsed.TotalSeconds:0} a second; {statuses}; the rarest successes: {rarest}");
    }
}
