using System.Net;
using Coordination.Orleans.Partitions;
using Coordination.Postgres;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Coordination.Orleans.Hosting;

/// <summary>Where silos and clients find each other.</summary>
internal static class Membership
{
    public const string Provider = "Npgsql";

    private static readonly TimeSpan AloneResponseTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterTheStore = TimeSpan.FromSeconds(2.5);

    // How long a silo that has handed everything over still waits for what it sends: Orleans' two seconds are the most of a
    // stop, and whatever is lost is repeated with its key or found in the record.
    private static readonly TimeSpan LastMessages = TimeSpan.FromMilliseconds(250);

    /// <summary>The tables are in the schema that <c>database migrate</c> made; Orleans looks for its statements by the search path.</summary>
    public static string ConnectionString(PostgresJournalOptions database) => new NpgsqlConnectionStringBuilder(database.ConnectionString)
    {
        SearchPath = PostgresClusterSchema.Name,
        ApplicationName = "coordination cluster",
        Timezone = "UTC",
        MaxPoolSize = 4,
        Timeout = 5,
        CommandTimeout = 5,
        Enlist = false,

        // TCP's own, not Npgsql's: that one asks in a thread of the pool, which stands still while the server is silent.
        KeepAlive = 0,
        TcpKeepAlive = true,
        TcpKeepAliveTime = 10,
        TcpKeepAliveInterval = 5,
    }.ConnectionString;

    /// <summary>Has a silo join the others of its database, or be one alone.</summary>
    public static void Join(this ISiloBuilder silo, CoordinationClusterOptions options)
    {
        silo.Configure<ClusterOptions>(orleans => Name(options, orleans));

        // Before what watches connections: only those of members count there.
        silo.Secure(options);
        if (options.Database is { } database)
        {
            silo.JoinOthers(options, database);
        }
        else
        {
            // Chosen once, at the start: these settings are made anew for everybody who asks for them in another way.
            var ports = new Lazy<(int Silo, int Gateway)>(() => (SiloPorts.Silo(options), SiloPorts.Gateway(options)));
            silo.UseDevelopmentClustering(primarySiloEndpoint: null!);
            silo.Configure<EndpointOptions>(ends =>
            {
                ends.AdvertisedIPAddress = IPAddress.Loopback;
                (ends.SiloPort, ends.GatewayPort) = ports.Value;
            });
        }

        silo.Configure<SiloMessagingOptions>(messaging => Send(options, messaging));
        silo.Configure<SiloMessagingOptions>(messaging => messaging.WaitForMessageToBeQueuedForOutboundTime = LastMessages);
    }

    /// <summary>Has a client find the silos of its database, or the one that is alone.</summary>
    public static void Find(this IClientBuilder client, CoordinationClusterOptions options)
    {
        client.Configure<ClusterOptions>(orleans => Name(options, orleans));
        client.Secure(options);
        if (options.Database is { } database)
        {
            client.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Provider, ConnectionString(database)));
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));
        }
        else
        {
            client.UseStaticClustering(new IPEndPoint(options.Advertise, options.GatewayPort ?? CoordinationClusterOptions.DefaultGatewayPort));
        }

        // A silo that stands still keeps its connections: its callers must not wait for it longer than for another.
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = options.RetryFor / 2);
    }

    private static void JoinOthers(this ISiloBuilder silo, CoordinationClusterOptions options, PostgresJournalOptions database)
    {
        silo.ConfigureEndpoints(
            options.Advertise,
            options.SiloPort ?? CoordinationClusterOptions.DefaultSiloPort,
            options.GatewayPort ?? CoordinationClusterOptions.DefaultGatewayPort,
            listenOnAnyHostAddress: !IPAddress.IsLoopback(options.Advertise));
        silo.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Provider, ConnectionString(database)));
        silo.UseAdoNetReminderService(table => (table.Invariant, table.ConnectionString) = (Provider, ConnectionString(database)));
        silo.Services.WaitForTables();
        silo.UseFailureDetection(options.Detection);
        silo.WatchPartitions();
    }

    private static void Name(CoordinationClusterOptions options, ClusterOptions orleans) =>
        (orleans.ClusterId, orleans.ServiceId) = (options.ClusterId, CoordinationClusterOptions.ServiceId);

    // A call to a silo that died fails at once when the others know; the time-out is for what nobody notices. A store that is slow
    // to fail must still say why, in the words of the silo that waited for it; where there is one silo nobody else could answer.
    private static void Send(CoordinationClusterOptions options, SiloMessagingOptions messaging)
    {
        messaging.ResponseTimeout = options.Database is not { } database ? AloneResponseTimeout
            : (database.RetryFor > options.RetryFor ? database.RetryFor : options.RetryFor) + AfterTheStore;
        messaging.SystemResponseTimeout = TimeSpan.FromSeconds(5);
        messaging.CancelRequestOnTimeout = false;
    }
}
