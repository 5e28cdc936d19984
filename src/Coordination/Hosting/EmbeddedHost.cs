using Coordination.Access;
using Coordination.Batches;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Erasures;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Telemetry;
using Microsoft.Extensions.Logging;

namespace Coordination.Hosting;

/// <summary>Runs every grain in this process, over one journal.</summary>
/// <remarks>
/// <para><b>Lifecycle.</b> <see cref="StartAsync"/> opens the journal and wakes the centre of every hall that has a plan.
/// <see cref="StopAsync"/> refuses new commands, waits for those in flight and for their consequences, and stops the
/// centres. The journal belongs to the caller.</para>
/// <para><b>Threads.</b> Grains run on their callers' threads; continuations run where the journal completes them.</para>
/// </remarks>
internal sealed partial class EmbeddedHost : ICoordination, IPrincipalIds, IGivenCommands, IAsyncDisposable
{
    private readonly IJournal _journal;
    private readonly CoordinationOptions _options;
    private readonly IIdSource _ids;
    private readonly BackgroundWork _background;
    private readonly CommandGate _gate;
    private readonly Directories _directories;
    private readonly EmbeddedGrains _outside;
    private readonly EngineMeters _meters;
    private readonly HallMeters _hallMeters;
    private readonly LoadMeters _loadMeters;
    private readonly CalmLogs _logs;
    private readonly ILogger _log;
    private ITimer? _sweep;
    private bool _isJournalOpen;

    /// <summary>Makes a host that is not started yet.</summary>
    /// <param name="journal">The record; opened by <see cref="StartAsync"/>.</param>
    /// <param name="options">Settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ids">New ids and salts.</param>
    /// <param name="logs">Loggers.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public EmbeddedHost(IJournal journal, CoordinationOptions options, TimeProvider time, IIdSource ids, ILoggerFactory logs)
        : this(journal, options, time, ids, logs, new HostParts())
    {
    }

    internal EmbeddedHost(
        IJournal journal, CoordinationOptions options, TimeProvider time, IIdSource ids, ILoggerFactory logs, HostParts parts)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (_journal, Time, _options, _ids) = (journal, time, options, ids);
        Journal = new JournalReader(journal);
        _logs = new CalmLogs(logs, time);
        _log = _logs.CreateLogger<EmbeddedHost>();
        _background = new BackgroundWork(_logs.CreateLogger<BackgroundWork>());
        _meters = new EngineMeters(parts.Meters);
        _gate = new CommandGate(options.MaxCommandsInFlight, _meters);
        _directories = new Directories(grains => Services(parts.Decorate(grains)), options, time, parts);
        _outside = new EmbeddedGrains(_directories, _gate);
        _hallMeters = new HallMeters(_meters.Meter, time, new HallCounts(journal, time, _background), () => _directories.Centres.Grains);
        _loadMeters = new LoadMeters(_meters.Meter, () => CommandsInFlight, () => LiveRequests);
    }

    /// <inheritdoc />
    public IJournalReader Journal { get; }

    /// <inheritdoc />
    public TimeProvider Time { get; }

    /// <summary>Requests in memory.</summary>
    public int LiveRequests => _directories.Requests.Count;

    /// <summary>Grains in memory, of every kind.</summary>
    internal int LiveGrains => _directories.Count;

    /// <summary>The halls whose centres are in memory and at work.</summary>
    internal IReadOnlyList<CentreId> LiveCentres => [.. _directories.Centres.Grains.Where(centre => !centre.IsDropped).Select(centre => new CentreId(centre.Key.Id))];

    /// <summary>When it began to start; the beginning of time before that.</summary>
    internal DateTimeOffset StartedAt { get; private set; }

    /// <summary>Commands in flight.</summary>
    public int CommandsInFlight => _gate.InFlight;

    /// <summary>The grains as they find each other: what the engine itself tells them.</summary>
    internal IPeerGrains Peers => new EmbeddedGrains(_directories, null);

    /// <inheritdoc />
    public IRequestGrain Request(RequestId request) => _outside.Request(request.Named(nameof(request)));

    /// <inheritdoc />
    public ICentreGrain Centre(CentreId centre) => _outside.Centre(centre.Named(nameof(centre)));

    /// <inheritdoc />
    public IDepartmentGrain Department(CentreId centre, DepartmentId department) => _outside.Department(centre.Named(nameof(centre)), department.Named(nameof(department)));

    /// <inheritdoc />
    public IStaffGrain Staff(CentreId centre, StaffId staff) => _outside.Staff(centre.Named(nameof(centre)), staff.Named(nameof(staff)));

    /// <inheritdoc />
    public IPlanGrain Plan(CentreId centre) => _outside.Plan(centre.Named(nameof(centre)));

    ValueTask<Reply<NoteReceipt>> IGrains.NoteAsync(GrainKey grain, PersonalNote note, CommandMeta meta, CancellationToken cancellation) =>
        ((IGrains)_outside).NoteAsync(grain, note, meta, cancellation);

    IGrainChannel IGrains.Channel(HallGrainKind kind, CentreId centre, string id) => _directories.Hall(kind).Channel(centre, id, _gate);

    /// <inheritdoc />
    public ValueTask<Reply<RequestReceipt>> SubmitAsync(SubmitRequest command, CommandMeta meta, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(meta);
        var request = meta.Key is { } key
            ? _outside.Request(_journal.Installation.RequestOf(command.Centre, meta.By, key))
            : _outside.NewRequest(_ids.NextRequest(Time.GetUtcNow()));
        return request.ExecuteAsync(command, meta, cancellation);
    }

    /// <inheritdoc />
    public ValueTask<bool> IsTrackingCodeAsync(RequestId request, TrackingCode code, CancellationToken cancellation = default) =>
        new(_journal.Installation.IsTrackingCode(request.Named(nameof(request)), code));

    /// <inheritdoc />
    public ValueTask<PrincipalId> PrincipalOfAsync(string issuer, string subject, CancellationToken cancellation = default) =>
        new(_journal.Installation.PrincipalOf(issuer, subject));

    /// <inheritdoc />
    public ValueTask<bool> WasGivenAsync(RequestId request, CommandMeta meta, CancellationToken cancellation = default) =>
        _journal.WasGivenAsync(request, meta, cancellation);

    /// <summary>Opens the journal and wakes the centres. It may be called again after it has failed.</summary>
    public async ValueTask StartAsync(CancellationToken cancellation = default)
    {
        StartedAt = Time.GetUtcNow();
        if (!_isJournalOpen)
        {
            await _journal.OpenAsync(cancellation);
            _isJournalOpen = true;
        }

        await _journal.LoadInstallationAsync(cancellation);

        await foreach (var (centre, _) in PlannedHalls.ReadAsync(Journal, cancellation))
        {
            await Centre(centre).ReadAsync(cancellation);
        }

        await new ErasuresResumption(Journal, this).RunAsync(cancellation);
        await new BatchResumption(Journal, this).RunAsync(cancellation);
        _sweep = Time.CreateTimer(
            _ => _directories.Sweep(_options.IdleAfter), null, _options.IdleAfter / 2, _options.IdleAfter / 2);
    }

    /// <summary>Refuses new commands, waits for those in flight, and stops the centres.</summary>
    public async ValueTask StopAsync(CancellationToken cancellation = default)
    {
        _sweep?.Dispose();
        await WaitAsync(_gate.CloseAsync(), "commands", cancellation);
        _directories.Restarts.Dispose();
        foreach (var centre in _directories.Centres.Grains)
        {
            centre.Dispose();
        }

        _directories.StopWork();
        await WaitAsync(_background.WhenIdleAsync(), "their consequences", cancellation);
        _logs.Dispose();
        _hallMeters.Dispose();
        _loadMeters.Dispose();
        _meters.Dispose();
    }

    /// <summary>Completes when nothing is under way that no caller waits for.</summary>
    internal Task WhenIdleAsync() => _background.WhenIdleAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => StopAsync();

    private HallServices Services(IPeerGrains grains) =>
        new(_journal, grains, new PlanCatalogue(grains), Time, _ids, _background, _logs) { Meters = _meters };

    private async ValueTask WaitAsync(Task task, string what, CancellationToken cancellation)
    {
        // Not by Task.WaitAsync, whose continuations leave the caller's context for the thread pool.
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = EndAsync(task, ended);
        await using var timer = Time.CreateTimer(_ => ended.TrySetResult(false), null, _options.DrainTimeout, Timeout.InfiniteTimeSpan);
        await using var cancelled = cancellation.Register(() => ended.TrySetCanceled(cancellation));
        if (!await ended.Task)
        {
            LogNotDrained(what, _options.DrainTimeout);
        }
    }

    private static async Task EndAsync(Task task, TaskCompletionSource<bool> ended)
    {
        await task;
        ended.TrySetResult(true);
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "Stopped waiting for {What} after {Timeout}.")]
    private partial void LogNotDrained(string what, TimeSpan timeout);
}
