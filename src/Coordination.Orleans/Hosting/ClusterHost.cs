using System.Text.Json;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using ClusterMembershipOptions = Orleans.Configuration.ClusterMembershipOptions;

namespace Coordination.Orleans.Hosting;

/// <summary>Runs grains as one silo of an Orleans cluster, over one database.</summary>
/// <remarks>
/// <para><b>Lifecycle.</b> <see cref="StartAsync(CancellationToken)"/> opens the journal, looks whether this process may take part, joins the
/// cluster and wakes the centres that are at home here. <see cref="StopAsync"/> refuses new commands, waits for those in
/// flight, hands the centres over to the others and leaves. The journal belongs to the caller.</para>
/// <para><b>Threads.</b> Grains run on the schedulers of their activations, what their timers start on the thread pool.</para>
/// </remarks>
public sealed partial class ClusterHost : ClusterParticipant, IAsyncDisposable
{
    private readonly Action<string> _expelled;
    private readonly Action<ISiloBuilder>? _configure;
    private readonly HostParts _parts;
    private readonly BackgroundWork _background;
    private IHost? _silo;
    private OwnPulse? _pulse;

    /// <summary>Makes a silo that is not started yet.</summary>
    /// <param name="cluster">How it takes part.</param>
    /// <param name="journal">The record, in the cluster's database; opened by <see cref="StartAsync(CancellationToken)"/>.</param>
    /// <param name="options">Settings of the grains.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ids">New ids and salts.</param>
    /// <param name="logs">Loggers.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    internal ClusterHost(ClusterOptions cluster, IJournal journal, CoordinationOptions options, TimeProvider time, IIdSource ids, ILoggerFactory logs)
        : this(cluster, journal, options, time, ids, logs, new HostParts(), ProcessEnd.Now)
    {
    }

    internal ClusterHost(
        ClusterOptions cluster, IJournal journal, CoordinationOptions options, TimeProvider time, IIdSource ids, ILoggerFactory logs, HostParts parts, Action<string> expelled,
        Action<ISiloBuilder>? configure = null)
        : base(cluster, journal, options, time, ids, logs)
    {
        (_parts, _expelled, _configure) = (parts, expelled, configure);
        _background = new BackgroundWork(logs.CreateLogger<BackgroundWork>());
    }

    /// <summary>Commands in flight that came in here.</summary>
    public int CommandsInFlight => Gate.InFlight;

    /// <summary>Joins the cluster. It may be called again after it has failed.</summary>
    /// <exception cref="ClusterException">This process may not take part.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached, or the cluster not be joined.</exception>
    public async ValueTask StartAsync(CancellationToken cancellation = default)
    {
        await CheckInAsync(cancellation);
        var silo = SiloMaker.Make(Cluster, Record, Options, Time, Ids, _background, Caller, _parts, Wire, _expelled, _configure, Logs);
        await StartHostAsync(silo, cancellation);
        _silo = silo;
        Enter(silo);
        _pulse = new OwnPulse(silo.Services.GetRequiredService<IOptionsMonitor<ClusterMembershipOptions>>(), Cluster.Detection);
        try
        {
            await silo.Services.GetRequiredService<CentreActivator>().StartAsync(cancellation);
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
        await WaitAsync(Gate.CloseAsync(), "commands", cancellation);
        await LeaveAsync(cancellation);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => StopAsync();

    /// <summary>How it writes what it sends to other silos; another version of this program may write it otherwise.</summary>
    internal JsonSerializerOptions Wire { get; init; } = WireJson.Options;

    /// <summary>What Orleans has inside; null while it does not run.</summary>
    internal IServiceProvider? Inside => _silo?.Services;

    /// <summary>Completes when this silo does nothing by itself.</summary>
    internal Task WhenIdleAsync() => _background.WhenIdleAsync();

    private async ValueTask LeaveAsync(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _silo, null) is not { } silo)
        {
            return;
        }

        _pulse?.Dispose();
        await silo.Services.GetRequiredService<CentreActivator>().DisposeAsync();
        silo.Services.GetRequiredService<CentreRestarts>().Dispose();
        await silo.StopAsync(cancellation);
        await WaitAsync(_background.WhenIdleAsync(), "their consequences", cancellation);
        silo.Dispose();
    }

    private async ValueTask WaitAsync(Task task, string what, CancellationToken cancellation)
    {
        try
        {
            await task.WaitAsync(Options.DrainTimeout, Time, cancellation);
        }
        catch (TimeoutException)
        {
            LogNotDrained(Logs.CreateLogger<ClusterHost>(), what, Options.DrainTimeout);
        }
    }

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "Stopped waiting for {What} after {Timeout}.")]
    private static partial void LogNotDrained(ILogger log, string what, TimeSpan timeout);
}
