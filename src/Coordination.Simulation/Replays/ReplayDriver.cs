using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Clock;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Replays;

/// <summary>Drives one day: an agenda and the engine's own timers, in order of time, through the grains' public interfaces.</summary>
internal sealed partial class ReplayDriver : IAsyncDisposable
{
    private readonly InferredDay _day;
    private readonly IProgress<ReplayProgress>? _progress;
    private readonly HallPlan _plan;
    private readonly ImmutableArray<DepartmentId> _departments;
    private readonly Visitor[] _visitors;
    private readonly Dictionary<RequestId, Visitor> _byRequest = [];
    private readonly RequestId[] _requests;
    private readonly Agenda _agenda = new();
    private readonly FaultLog _faults = new();
    private readonly VirtualClock _clock;
    private readonly WatchedJournal _journal;
    private readonly EmbeddedHost _host;
    private readonly TimeSpan _start;
    private readonly TimeSpan _end;
    private int _arrived;
    private int _completed;
    private bool _stopped;

    public ReplayDriver(InferredDay day, ReplayOptions options, IJournal journal, IProgress<ReplayProgress>? progress)
    {
        (_day, _progress) = (day, progress);
        (_start, _end) = (day.Recorded.Start.ToTimeSpan(), day.Recorded.End.ToTimeSpan());
        _plan = RecordedDayPlan.Build(day, options);
        _departments = [.. _plan.Departments.Select(department => department.Id)];
        _visitors = [.. CitizenDraw.Draw(day, options.Seed).Select(citizen => new Visitor(citizen))];
        _requests = new RequestId[_visitors.Length];
        _clock = new VirtualClock(Instant(_start));
        _journal = new WatchedJournal(journal);
        _host = new EmbeddedHost(_journal, new CoordinationOptions(), _clock, new SeededIds(options.Seed), _faults);
    }

    /// <summary>Who came, and what became of them.</summary>
    public Visitor[] Visitors => _visitors;

    /// <summary>The journal rows written.</summary>
    public long Events => _journal.Events;

    /// <summary>Replays the whole day; once.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        while (NextMoment() is { } at && at <= _end)
        {
            cancellation.ThrowIfCancellationRequested();
            _clock.AdvanceTo(Instant(at));
            await CallAsync();
            while (_agenda.TryTake(at, out var entry))
            {
                await HappenAsync(entry, at);
                await CallAsync();
            }

            _faults.ThrowIfFaulty();
        }

        _clock.AdvanceTo(Instant(_end));
        await _host.StopAsync(cancellation);
        _stopped = true;
        _faults.ThrowIfFaulty();
    }

    // After a fault nothing is waited for: the virtual clock stands still, so no time-out would ever end the wait.
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_stopped ? ValueTask.CompletedTask : _host.StopAsync(new CancellationToken(canceled: true)));
        }
        catch (OperationCanceledException)
        {
        }

        _faults.Dispose();
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        await _host.StartAsync(cancellation);
        var published = await _host.Plan(_plan.Centre).PublishAsync(_plan, 0, new CommandMeta(Planner), cancellation: cancellation);
        Require(published.Refusal, "publishing the plan");
        for (var slot = 0; slot < _day.Desks[0].Duty.Length; slot++)
        {
            _agenda.Add(_start + (slot * DayInference.Slot), AgendaKind.DutyChanges, slot);
        }

        foreach (var visitor in _visitors)
        {
            _agenda.Add(visitor.Citizen.At, AgendaKind.CitizenComes, visitor.Citizen.Number);
        }
    }

    private TimeSpan? NextMoment()
    {
        var alarm = _clock.NextAlarm is { } instant ? instant - Instant(TimeSpan.Zero) : (TimeSpan?)null;
        return _agenda.Next is { } entry && (alarm is null || entry <= alarm) ? entry : alarm;
    }

    private Task HappenAsync(AgendaEntry entry, TimeSpan at)
    {
        switch (entry.Kind)
        {
            case AgendaKind.ServiceEnds:
                return CompleteAsync(entry.Subject, at);
            case AgendaKind.DutyChanges:
                _progress?.Report(new ReplayProgress(at, (at - _start) / (_end - _start), _arrived, _completed));
                return ChangeDutyAsync(entry.Subject);
            default:
                return SubmitAsync(_visitors[entry.Subject].Citizen);
        }
    }

    private DateTimeOffset Instant(TimeSpan at) => new(_day.Recorded.Date.ToDateTime(TimeOnly.MinValue) + at, TimeSpan.Zero);

    private static void Require(Refusal? refusal, string what)
    {
        if (refusal is not null)
        {
            var faults = string.Concat(refusal.Faults.Select(fault => $" {fault.Path}: {fault.Message}"));
            throw new ReplayException($"The engine refused {what} ({refusal.Code}): {refusal.Message}{faults}");
        }
    }
}
