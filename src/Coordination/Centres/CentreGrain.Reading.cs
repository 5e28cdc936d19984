using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Telemetry;

namespace Coordination.Centres;

// What others ask the centre.
internal sealed partial class CentreGrain
{
    private static readonly SubmissionConditions Ordinary = new();
    private static readonly SubmissionConditions InCrisis = new() { InCrisis = true };

    /// <inheritdoc />
    public ValueTask<CentreState> ReadAsync(CancellationToken cancellation = default) => new(Durable);

    /// <inheritdoc />
    public ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, Reason? reason = null, CancellationToken cancellation = default)
    {
        var asking = reason is null ? null : new NextAsking(_centre.Services.Journal.Installation.OnRecord(meta.By), reason);
        var reply = _pullHandler.TakeAsync(staff, DigestOf(meta), asking, cancellation);
        return _centre.Services.Meters is { ObservesCommands: true } meters ? ObservedAsync(reply, meters) : reply;
    }

    private static async ValueTask<Reply<TakenItem>> ObservedAsync(ValueTask<Reply<TakenItem>> taking, EngineMeters meters)
    {
        var reply = await taking;
        if (reply.IsRefused)
        {
            meters.Refused(reply.Refusal.Code, "centre", "take-next");
        }

        return reply;
    }

    /// <inheritdoc />
    public ValueTask<WaitReport?> ReadWaitAsync(RequestId request, CancellationToken cancellation = default)
    {
        using var access = _centre.Enter();
        return new(access.Value.ReadWait(request, _centre.Now));
    }

    /// <inheritdoc />
    public ValueTask<ImmutableArray<WaitReport>> ReadWaitsAsync(ImmutableArray<RequestId> requests, CancellationToken cancellation = default)
    {
        const int Most = 1_000;
        const int AtOnce = 50;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(requests.Length, Most);
        var reports = ImmutableArray.CreateBuilder<WaitReport>();

        // Some at a time: those who are at work come between.
        foreach (var part in requests.Chunk(AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            using var access = _centre.Enter();
            foreach (var request in part)
            {
                if (access.Value.ReadWait(request, _centre.Now) is { } report)
                {
                    reports.Add(report);
                }
            }
        }

        return new(reports.ToImmutable());
    }

    /// <inheritdoc />
    public ValueTask<SubmissionConditions> ReadConditionsAsync(CancellationToken cancellation = default)
    {
        using var access = _centre.Enter();
        var (now, index) = (_centre.Now, access.Value);
        var (departments, last) = (index.ReadConditions(now), index.Clock.LastArrivalAfter(now));
        return departments.IsEmpty && last is null
            ? new(IsInCrisis ? InCrisis : Ordinary)
            : new(new SubmissionConditions { InCrisis = IsInCrisis, Departments = departments, LastArrival = last });
    }

    /// <inheritdoc />
    public ValueTask<QueueReport> ReadQueueAsync(DepartmentId? department = null, int limit = 100, CancellationToken cancellation = default)
    {
        var now = _centre.Now;
        using (var access = _centre.Enter())
        {
            if (access.Value.ReadQueue(department, limit, now) is { } report)
            {
                return new(report);
            }
        }

        return Deposition is { } deposition
            ? throw deposition
            : new(new QueueReport { At = now, Waiting = 0, Held = 0, Departments = [], Staff = [] });
    }

    /// <inheritdoc />
    public async ValueTask<ReconciliationReport> ReconcileAsync(CancellationToken cancellation = default)
    {
        if (await _reconciliation.RunAsync(cancellation) is { } report)
        {
            _pump.Run();
            return report;
        }

        return Deposition is { } deposition ? throw deposition : new ReconciliationReport(0, 0, 0, 0);
    }
}
