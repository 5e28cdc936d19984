using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Requests;
using Coordination.Simulation.Calibration;
using Coordination.Simulation.Randomness;
using Coordination.Staff;

namespace Coordination.Simulation.Estimates;

/// <summary>One desk of a recorded day as its live centre would have seen it: people come, are called when they were called, counters open and close.</summary>
/// <remarks>
/// An open counter is somebody who can be at work here; while people wait, whoever has nobody is at another desk (counters are shared).
/// Nothing is known of how long a service took: it lasts a drawn time, at most ten minutes on average, and while people wait at least until
/// its person calls the next one. The centre is told what happens when it happens, and nothing else.
/// </remarks>
internal sealed class DeskWorld(IDeskCentre centre, DepartmentId department, SeededRandom random)
{
    /// <summary>How long the plan says a service takes.</summary>
    public const double PlannedMinutes = 10;

    private const double LongestMinutes = 10;

    private readonly List<Server> _servers = [];
    private readonly Queue<int> _waiting = [];
    private (double Sum, long Count) _served;
    private int _open;
    private double _emptySince;
    private DateTimeOffset _midnight;
    private (double At, int Waiting, int Open)? _lastCall;

    /// <summary>Runs one day and tells what was estimated.</summary>
    /// <param name="desk">The desk's day.</param>
    /// <param name="midnight">When the day begins.</param>
    /// <param name="serviceMinutes">The mean time of a service when nobody waits.</param>
    /// <param name="number">Numbers for items; each is used once.</param>
    public IEnumerable<EstimateSample> Run(DeskDay desk, DateTimeOffset midnight, double serviceMinutes, Func<WorkItemId> number)
    {
        _midnight = midnight;
        var visits = RecordedVisits.Of(desk, random);
        var items = visits.Select(_ => number()).ToArray();
        _emptySince = 0;
        var estimates = new (WaitEstimate? Engine, double Naive)[visits.Length];
        foreach (var (at, kind, subject) in Events(desk, visits))
        {
            FinishIdle(at);
            switch (kind)
            {
                case Kind.Counters:
                    Open(Math.Max(1, desk.Desk.Snapshots[subject].OpenCounters), at);
                    break;
                case Kind.Comes:
                    estimates[subject] = Come(items[subject], subject, at);
                    break;
                default:
                    Call(items, at, Math.Min(serviceMinutes, LongestMinutes));
                    break;
            }

            Leave(at);
        }

        EndDay(items, 60 * desk.Minutes[^1]);
        for (var index = 0; index < visits.Length; index++)
        {
            if (estimates[index].Engine is { } engine && double.IsFinite(visits[index].CalledAt) && index >= desk.AtStart && !InGap(desk, visits[index]))
            {
                yield return new EstimateSample(
                    (visits[index].CalledAt - visits[index].CameAt) / 60, engine.Expected.TotalMinutes, engine.Low.TotalMinutes, engine.High.TotalMinutes, estimates[index].Naive);
            }
        }
    }

    private static bool InGap(DeskDay desk, RecordedVisit visit) => desk.Flow.Any(interval =>
        interval.IsGap && visit.CameAt <= interval.To.ToTimeSpan().TotalSeconds && visit.CalledAt >= interval.From.ToTimeSpan().TotalSeconds);

    private static List<(double At, Kind Kind, int Subject)> Events(DeskDay desk, ImmutableArray<RecordedVisit> visits)
    {
        var events = new List<(double At, Kind Kind, int Subject)>();
        for (var index = 0; index < desk.Minutes.Length; index++)
        {
            events.Add((60 * desk.Minutes[index], Kind.Counters, index));
        }

        for (var index = 0; index < visits.Length; index++)
        {
            events.Add((visits[index].CameAt, Kind.Comes, index));
            if (double.IsFinite(visits[index].CalledAt))
            {
                events.Add((visits[index].CalledAt, Kind.Called, index));
            }
        }

        return [.. events.OrderBy(happening => happening.At).ThenBy(happening => happening.Kind).ThenBy(happening => happening.Subject)];
    }

    private (WaitEstimate? Engine, double Naive) Come(WorkItemId item, int subject, double at)
    {
        var ahead = _waiting.Count;
        _waiting.Enqueue(subject);
        var mean = (_served.Sum + (8 * PlannedMinutes)) / (_served.Count + 8);
        return (centre.Come(item, At(at)), ahead * mean / _open);
    }

    private void Call(WorkItemId[] items, double at, double serviceMinutes)
    {
        var server = _servers.Where(here => here.Open).MinBy(here => (here.Item is null ? 1 : here.EndsAt <= at ? 0 : 2, here.EndsAt))!;
        Finish(server, at);
        Tell(server, available: true, at);
        CountCall(at);
        _waiting.Dequeue();
        _emptySince = at;
        if (centre.Call(server.Staff, At(at)) is { } called)
        {
            server.Item = called;
            server.Since = at;
            server.EndsAt = at + (60 * random.NextLogNormal(serviceMinutes, 0.7));
        }
    }

    // What the naive estimate divides: counter-minutes a call, while people wait.
    private void CountCall(double at)
    {
        if (_lastCall is { } last && last.Waiting > 0)
        {
            _served = (_served.Sum + ((at - last.At) / 60 * last.Open), _served.Count + 1);
        }

        _lastCall = (at, _waiting.Count - 1, _open);
    }

    private void FinishIdle(double at)
    {
        while (_servers.Where(here => here.Item is not null && here.EndsAt <= at && (_waiting.Count == 0 || !here.Open)).MinBy(here => here.EndsAt) is { } server)
        {
            Finish(server, Math.Max(server.EndsAt, _emptySince));
        }
    }

    private void Finish(Server server, double at)
    {
        if (server.Item is not { } item)
        {
            return;
        }

        centre.Finish(item, At(server.Since), At(at));
        server.Item = null;
        server.EndsAt = at;
    }

    private void Open(int counters, double at)
    {
        for (var index = _servers.Count; index < counters; index++)
        {
            _servers.Add(new Server(new StaffId(FormattableString.Invariant($"{department}-{index + 1}"))));
        }

        _open = counters;
        for (var index = _servers.Count - 1; index >= 0; index--)
        {
            var server = _servers[index];
            var open = index < counters;
            server.Open = open;
            Tell(server, open && (_waiting.Count == 0 || server.Item is not null), at);
        }
    }

    // Whoever has no citizen although people wait is at another desk.
    private void Leave(double at)
    {
        foreach (var server in _servers)
        {
            if (server.Item is null)
            {
                Tell(server, server.Open && _waiting.Count == 0, at);
            }
        }
    }

    private void Tell(Server server, bool available, double at)
    {
        if (server.Available != available)
        {
            server.Available = available;
            centre.SetAvailable(server.Staff, available, At(at));
        }
    }

    private void EndDay(WorkItemId[] items, double at)
    {
        foreach (var server in _servers)
        {
            if (server.Item is { } item)
            {
                centre.Leave(item, At(at));
                server.Item = null;
            }
        }

        while (_waiting.TryDequeue(out var subject))
        {
            centre.Leave(items[subject], At(at));
        }
    }

    private DateTimeOffset At(double second) => _midnight.AddSeconds(second);

    private enum Kind
    {
        Counters,
        Comes,
        Called,
    }

    private sealed class Server(StaffId staff)
    {
        public StaffId Staff { get; } = staff;

        public bool Open { get; set; } = true;

        public bool? Available { get; set; }

        public WorkItemId? Item { get; set; }

        public double Since { get; set; }

        public double EndsAt { get; set; }
    }
}
