using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Wire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Coordination.Orleans.Hosting;

/// <summary>The engine as a portal uses it that is no silo: grains are in the cluster, queries go to the record.</summary>
/// <remarks>The journal is read and never appended to. It belongs to the caller.</remarks>
public sealed class ClusterClient : ClusterParticipant, IAsyncDisposable
{
    private IHost? _client;

    /// <summary>Makes a client that is not connected yet.</summary>
    /// <param name="cluster">Which cluster.</param>
    /// <param name="journal">The record, in the cluster's database; opened by <see cref="StartAsync(CancellationToken)"/>.</param>
    /// <param name="options">How many commands may be in flight.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ids">New ids.</param>
    /// <param name="logs">Loggers.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    internal ClusterClient(ClusterOptions cluster, IJournal journal, CoordinationOptions options, TimeProvider time, IIdSource ids, ILoggerFactory logs)
        : base(cluster, journal, options, time, ids, logs)
    {
    }

    /// <summary>Connects. It may be called again after it has failed.</summary>
    /// <exception cref="ClusterException">This process may not take part.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached, or no silo.</exception>
    public async ValueTask StartAsync(CancellationToken cancellation = default)
    {
        await CheckInAsync(cancellation);
        var client = Make();
        await StartHostAsync(client, cancellation);
        _client = client;
        Enter(client);
    }

    /// <summary>Refuses new commands, waits for those in flight, and disconnects.</summary>
    public async ValueTask StopAsync(CancellationToken cancellation = default)
    {
        try
        {
            await Gate.CloseAsync().WaitAsync(Options.DrainTimeout, Time, cancellation);
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
        var builder = SiloMaker.NewBuilder(Logs);
        builder.UseOrleansClient(client =>
        {
            client.Configure<global::Orleans.Configuration.ClusterOptions>(orleans => Membership.Name(Cluster, orleans));
            client.UseAdoNetClustering(table =>
                (table.Invariant, table.ConnectionString) = (Membership.Provider, Membership.ConnectionString(Cluster)));
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));

            // A silo that stands still keeps its connections: its callers must not wait for it longer than for another.
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = Cluster.Patience / 2);
        });
        builder.Services.AddWire(WireJson.Options);
        return builder.Build();
    }
}
