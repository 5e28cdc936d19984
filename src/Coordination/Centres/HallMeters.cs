using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Coordination.Dispatch;
using Coordination.Telemetry;

namespace Coordination.Centres;

/// <summary>What is read of the halls whose centres are on a host: queues from memory, counts from <see cref="HallCounts"/>.</summary>
/// <remarks>A meter may outlive its host, so it holds this alone; once disposed of, this holds the host no more and shows nothing.</remarks>
internal sealed class HallMeters : IDisposable
{
    private Source? _source;

    /// <param name="meter">The host's meter.</param>
    /// <param name="time">The clock.</param>
    /// <param name="counts">What only storage knows.</param>
    /// <param name="centres">The centres that are here.</param>
    public HallMeters(Meter meter, TimeProvider time, HallCounts counts, Func<IEnumerable<CentreGrain>> centres)
    {
        _source = new Source(time, counts, centres);
        meter.CreateObservableUpDownCounter("coordination.requests", CountRequests, "{request}", "Requests in a status, as storage had them at most 30 s ago.");
        meter.CreateObservableUpDownCounter("coordination.queue.length", CountWaiting, "{item}", "Work items that wait: of appointments, from the booked time on.");
        meter.CreateObservableUpDownCounter("coordination.queue.held", CountHeld, "{item}", "Work items that somebody has, or has been offered.");
        meter.CreateObservableGauge("coordination.queue.oldest.age", ReadOldest, "s", "How long the oldest work item of a department has waited.");
        meter.CreateObservableGauge("coordination.service_level.time_to_breach", ReadTimeToBreach, "s", "Time until the next service level of a hall is missed, as known at most 30 s ago.");
    }

    public void Dispose() => Volatile.Write(ref _source, null);

    private IEnumerable<Measurement<long>> CountRequests() =>
        from count in Counts()
        from status in count.Count.ByStatus
        select new Measurement<long>(status.Value, new(TelemetryTags.Centre, count.Centre), new(TelemetryTags.RequestStatus, status.Key));

    private IEnumerable<Measurement<double>> ReadTimeToBreach() =>
        from count in Counts()
        where count.Count.NextDue is not null
        select new Measurement<double>(
            Math.Max(0, (count.Count.NextDue!.Value - count.At).TotalSeconds), new KeyValuePair<string, object?>(TelemetryTags.Centre, count.Centre));

    private IEnumerable<Measurement<long>> CountWaiting() =>
        from queue in Queues()
        from level in queue.Queue.ByUrgency
        select new Measurement<long>(
            level.Value,
            new(TelemetryTags.Centre, queue.Centre),
            new(TelemetryTags.Department, queue.Queue.Department.ToString()),
            new(TelemetryTags.Urgency, (int)level.Key));

    private IEnumerable<Measurement<long>> CountHeld() =>
        from queue in Queues()
        select new Measurement<long>(
            queue.Queue.Held, new(TelemetryTags.Centre, queue.Centre), new(TelemetryTags.Department, queue.Queue.Department.ToString()));

    private IEnumerable<Measurement<double>> ReadOldest() =>
        from queue in Queues()
        let age = queue.Queue.OldestQueuedAt is { } oldest ? (queue.At - oldest).TotalSeconds : 0
        select new Measurement<double>(
            Math.Max(0, age), new(TelemetryTags.Centre, queue.Centre), new(TelemetryTags.Department, queue.Queue.Department.ToString()));

    private IEnumerable<(string Centre, DateTimeOffset At, HallCount Count)> Counts()
    {
        var source = Volatile.Read(ref _source);
        foreach (var centre in AtWork(source))
        {
            if (CentreId.TryParse(centre.Key.Id, out var id) && source!.Counts.Of(id) is { } count)
            {
                yield return (centre.Key.Id, source.Time.GetUtcNow(), count);
            }
        }
    }

    private IEnumerable<(string Centre, DateTimeOffset At, DepartmentQueue Queue)> Queues()
    {
        var source = Volatile.Read(ref _source);
        foreach (var centre in AtWork(source))
        {
            foreach (var queue in Read(centre))
            {
                yield return (centre.Key.Id, source!.Time.GetUtcNow(), queue);
            }
        }
    }

    private static IEnumerable<CentreGrain> AtWork(Source? source) =>
        source?.Centres().Where(centre => centre is { IsDropped: false, Deposition: null }) ?? [];

    // A centre is in memory and answers at once; one that was taken over from meanwhile shows nothing.
    private static ImmutableArray<DepartmentQueue> Read(CentreGrain centre)
    {
        try
        {
#pragma warning disable VSTHRD002 // Only what has been read already is fetched; nothing waits.
            return centre.ReadQueueAsync(department: null, limit: 0).AsTask() is { IsCompletedSuccessfully: true } reading ? reading.Result.Departments : [];
#pragma warning restore VSTHRD002
        }
        catch (CoordinationException)
        {
            return [];
        }
    }

    private sealed record Source(TimeProvider Time, HallCounts Counts, Func<IEnumerable<CentreGrain>> Centres);
}
