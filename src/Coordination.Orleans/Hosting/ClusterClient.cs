using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Proxies;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Coordination.Orleans.Hosting;

/// <summary>The engine as a portal uses it that is no silo: grains are in the cluster, queries go to the record.</summary>
/// <remarks>The journal is read and never appended to. It belongs to the caller.</remarks>
public sealed class ClusterClient : ICoordination, IAsyncDisposable
{
    private readonly ClusterOptions _cluster;
    private readonly CoordinationOptions _options;
    private readonly IIdSource _ids;
    private readonly ILoggerFactory _logs;
    private readonly CommandGate _gate;
    private readonly Entry _entry;
    private readonly Caller _caller;
    private IHost? _client;
    private ClusterGrains? _outside;
    private bool _isJournalOpen;

    /// <summary>Makes a client that is not connected yet.</summary>
    /// <param name="cluster">Which cluster.</param>
    /// <param name="journal">The record, in the cluster's database; opened by <see cref="StartAsync"/>.</param>
    /// <param name="options">How many commands may be in flight.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ids">New ids.</param>
    /// <param name="logs">Loggers.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public ClusterClient(ClusterOptions cluster, IJournal journal, CoordinationOptions options, TimeProvider time, IIdSource ids, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (_cluster, Journal, Time, _options, _ids, _logs) = (cluster.Validated(), journal, time, options, ids, logs);
        _gate = new CommandGate(options.MaxCommandsInFlight);
        _entry = new Entry(_gate, ids, time);
        _caller = new Caller(time, cluster.Patience);
    }

    /// <inheritdoc />
    public IJournal Journal { get; }

    /// <inheritdoc />
    public TimeProvider Time { get; }

    private ClusterGrains Outside => _outside ?? throw new JournalUnavailableException("The cluster has not been reached yet.");

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

    /// <summary>Connects. It may be called again after it has failed.</summary>
    /// <exception cref="ClusterException">This process may not take part.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached, or no silo.</exception>
    public async ValueTask StartAsync(CancellationToken cancellation = default)
    {
        if (!_isJournalOpen)
        {
            await Journal.OpenAsync(cancellation);
            _isJournalOpen = true;
        }

        await new ClusterCheck(_cluster, Time).RequireAsync(cancellation);
        var client = Make();
        try
        {
            await client.StartAsync(cancellation);
        }
        catch (Exception fault)
        {
            client.Dispose();
            throw StartFault.Explain(fault);
        }

        _client = client;
        _outside = new ClusterGrains(client.Services.GetRequiredService<IGrainFactory>(), _caller, _entry);
    }

    /// <summary>Refuses new commands, waits for those in flight, and disconnects.</summary>
    public async ValueTask StopAsync(CancellationToken cancellation = default)
    {
        try
        {
            await _gate.CloseAsync().WaitAsync(_options.DrainTimeout, Time, cancellation);
        }
        catch (TimeoutException)
        {
            // Whoever still waits hears of it by the end of the connection.
        }

        if (_client is { } client)
        {
            _client = null;
            await client.StopAsync(cancellation);
            client.Dispose();
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => StopAsync();

    private IHost Make()
    {
        var builder = SiloMaker.NewBuilder(_logs);
        builder.UseOrleansClient(client =>
        {
            client.Configure<global::Orleans.Configuration.ClusterOptions>(orleans => Membership.Name(_cluster, orleans));
            client.UseAdoNetClustering(table =>
                (table.Invariant, table.ConnectionString) = (Membership.Provider, Membership.ConnectionString(_cluster)));
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));

            // A silo that stands still keeps its connections: its callers must not wait for it longer than for another.
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = _cluster.Patience / 2);
        });
        builder.Services.AddWire();
        return builder.Build();
    }
}
