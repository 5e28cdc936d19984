using System.Net;
using Coordination.Postgres;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Coordination.Orleans.Hosting;

/// <summary>Settings that silos and clients share.</summary>
internal static class Membership
{
    public const string Provider = "Npgsql";

    /// <summary>The members are in the schema that <c>database migrate</c> made; Orleans looks for its statements by the search path.</summary>
    public static string ConnectionString(ClusterOptions options) => new NpgsqlConnectionStringBuilder(options.Database.ConnectionString)
    {
        SearchPath = PostgresClusterSchema.Name,
        ApplicationName = "coordination cluster",
        Timezone = "UTC",
        MaxPoolSize = 8,
        Timeout = 5,
        CommandTimeout = 5,
        Enlist = false,
        KeepAlive = 10,
    }.ConnectionString;

    public static void Name(ClusterOptions options, global::Orleans.Configuration.ClusterOptions orleans) =>
        (orleans.ClusterId, orleans.ServiceId) = (options.ClusterId, "coordination");

    public static void Join(this ISiloBuilder silo, ClusterOptions options)
    {
        silo.Configure<global::Orleans.Configuration.ClusterOptions>(orleans => Name(options, orleans));
        silo.ConfigureEndpoints(
            options.Advertise, options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(options.Advertise));
        silo.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Provider, ConnectionString(options)));
        silo.UseAdoNetReminderService(table => (table.Invariant, table.ConnectionString) = (Provider, ConnectionString(options)));
        silo.Configure<ClusterMembershipOptions>(membership => Detect(options.Detection, membership));
    }

    // One vote is enough where the voter is the only one left; Orleans asks for no more votes than there are silos.
    private static void Detect(FailureDetection detection, ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = detection.ProbeTimeout;
        membership.MaxProbeTimeout = detection.ProbeTimeout * 2;
        membership.NumMissedProbesLimit = detection.MissedProbes;
        membership.TableRefreshTimeout = detection.TableRefresh;
        membership.IAmAliveTablePublishTimeout = detection.AliveEvery;
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
    }
}
