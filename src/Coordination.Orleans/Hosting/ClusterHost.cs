using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Proxies;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using ClusterMembershipOptions = Orleans.Configuration.ClusterMembershipOptions;

namespace Coordination.Orleans.Hosting;

/// <summary>Runs grains as one silo of an Orleans cluster, over one database.</summary>
/// <remarks>
/// <para><b>Lifecycle.</b> <see cref="StartAsync(CancellationToken)"/> opens the journal, looks whether this process may take part, joins the
/// cluster and wakes the centres that are at home here. <see cref="StopAsync"/> refuses new commands, waits for those in
/// flight, hands the centres over to the others and leaves. The journal belongs to the caller.</para>
/// <para><b>Threads.</b> Grains run on the schedulers of their activations, what their timers start on the thread pool.</para>
/// </remarks>
public sealed partial class ClusterHost : ICoordination, IAsyncDisposable
{
    private readonly ClusterOptions _cluster;
    private readonly CoordinationOptions _options;
    private readonly IIdSource _ids;
    private readonly ILoggerFactory _logs;
    private readonly Action<string> _expelled;
    private readonly HostParts _parts;
    private readonly CommandGate _gate;
    private readonly BackgroundWork _background;
    private readonly Entry _entry;
    private readonly Caller _caller;
    private IHost? _silo;
    private ClusterGrains? _outside;
    private OwnPulse? _pulse;
    private bool _isJournalOpen;

    /// <summary>Makes a silo that is not started yet.</summary>
    /// <param name="cluster">How it takes part.</param>
    /// <param name="journal">The record, in the cluster's database; opened by <see cref="StartAsync(CancellationToken)"/>.</param>
    /// <param name="options">Settings of the grains.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ids">New ids and salts.</param>
    /// <param name="logs">Loggers.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public ClusterHost(ClusterOptions cluster, IJournal journal, CoordinationOptions options, TimeProvider time, IIdSource ids, ILoggerFactory logs)
        : this(cluster, journal, options, time, ids, logs, new HostParts(), ProcessEnd.Now)
    {
    }

    internal ClusterHost(
        ClusterOptions cluster, IJournal journal, CoordinationOptions options, TimeProvider time, IIdSource ids, ILoggerFactory logs, HostParts parts, Action<string> expelled)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (_cluster, Journal, Time, _options, _ids, _logs) = (cluster.Validated(), journal, time, options, ids, logs);
        (_parts, _expelled) = (parts, expelled);
        _background = new BackgroundWork(logs.CreateLogger<BackgroundWork>());
        _gate = new CommandGate(options.MaxCommandsInFlight);
        _entry = new Entry(_gate, ids, time);
        _caller = new Caller(time, cluster.Patience);
    }

    /// <inheritdoc />
    public IJournal Journal { get; }

    /// <inheritdoc />
    public TimeProvider Time { get; }

    /// <summary>Commands in flight that came in here.</summary>
    public int CommandsInFlight => _gate.InFlight;

    private ClusterGrains Outside => _outside ?? throw new JournalUnavailableException("The silo has not joined the cluster yet.");

    /// <inheritdoc />
    public IRequestGrain Request(RequestId request) => Outside.Request(request);

    /// <inheritdoc />
    public ICentreGrain Centre(CentreId centre) => Outside.Centre(centre);

    /// <inheritdoc />
    public IDepartmentGrain Department(CentreId centre, DepartmentId department) => Outside.Department(centre, department);

    /// <inheritdoc />
    public IStaffGrain Staff(CentreId centre, StaffId staff) => Outside.Staff(centre, staff);

    /// <inheritdoc />
    public IPlanGrain Plan(CentreId centre) => Outside.Plan(centre);

    /// <inheritdoc />
    public ValueTask<Reply<RequestReceipt>> SubmitAsync(SubmitRequest command, CommandMeta meta, CancellationToken cancellation = default) =>
        Submission.SubmitAsync(Outside, _ids, Time, command, meta, cancellation);

    /// <summary>Joins the cluster. It may be called again after it has failed.</summary>
    /// <exception cref="ClusterException">This process may not take part.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached, or the cluster not be joined.</exception>
    public async ValueTask StartAsync(CancellationToken cancellation = default)
    {
        if (!_isJournalOpen)
        {
            await Journal.OpenAsync(cancellation);
            _isJournalOpen = true;
        }

        await new ClusterCheck(_cluster, Time).RequireAsync(cancellation);
        var silo = SiloMaker.Make(_cluster, Journal, _options, Time, _ids, _background, _caller, _parts, _expelled, _logs);
        await StartAsync(silo, cancellation);
        (_silo, _outside) = (silo, new ClusterGrains(silo.Services.GetRequiredService<IGrainFactory>(), _caller, _entry));
        _pulse = new OwnPulse(silo.Services.GetRequiredService<IOptionsMonitor<ClusterMembershipOptions>>(), _cluster.Detection);
        try
        {
            await silo.Services.GetRequiredService<HallKeeper>().StartAsync(cancellation);
        }
        catch
        {
            await LeaveAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Refuses new commands, waits for those in flight, and leaves the cluster.</summary>
    public async ValueTask StopAsync(CancellationToken cancellation = default)
    {
        await WaitAsync(_gate.CloseAsync(), "commands", cancellation);
        await LeaveAsync(cancellation);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => StopAsync();

    /// <summary>Completes when this silo does nothing by itself.</summary>
    internal Task WhenIdleAsync() => _background.WhenIdleAsync();

    private async ValueTask LeaveAsync(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _silo, null) is not { } silo)
        {
            return;
        }

        _pulse?.Dispose();
        await silo.Services.GetRequiredService<HallKeeper>().DisposeAsync();
        silo.Services.GetRequiredService<CentreRestarts>().Dispose();
        await silo.StopAsync(cancellation);
        await WaitAsync(_background.WhenIdleAsync(), "their consequences", cancellation);
        silo.Dispose();
    }

    // What Orleans meets at a start is mostly the database or a port; it says so in its own words.
    private static async Task StartAsync(IHost silo, CancellationToken cancellation)
    {
        try
        {
            await silo.StartAsync(cancellation);
        }
        catch (Exception fault)
        {
            silo.Dispose();
            throw StartFault.Explain(fault);
        }
    }

    private async ValueTask WaitAsync(Task task, string what, CancellationToken cancellation)
    {
        try
        {
            await task.WaitAsync(_options.DrainTimeout, Time, cancellation);
        }
        catch (TimeoutException)
        {
            LogNotDrained(_logs.CreateLogger<ClusterHost>(), what, _options.DrainTimeout);
        }
    }

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "Stopped waiting for {What} after {Timeout}.")]
    private static partial void LogNotDrained(ILogger log, string what, TimeSpan timeout);
}
