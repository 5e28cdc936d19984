using System.Net;
using Coordination.TestKit.Ports;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Hosting;

namespace Coordination.Benchmarks.Clusters.Plain;

/// <summary>A silo with Orleans' settings as they come; statements are prepared and connections kept, which helps it.</summary>
internal static class PlainSilo
{
    public const string Storage = "requests";

    /// <summary>Starts a silo; the first one holds the list of members.</summary>
    /// <param name="connectionString">The database with the state.</param>
    /// <param name="connections">How many connections at most.</param>
    /// <param name="first">Where the first silo listens; null to be it.</param>
    public static async Task<(IHost Silo, IPEndPoint Address)> StartAsync(string connectionString, int connections, IPEndPoint? first)
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort.Next());
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "plain", DisableDefaults = true });
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(address.Port, FreePort.Next(), first ?? address, "plain", "plain");
            silo.AddAdoNetGrainStorage(Storage, options =>
            {
                (options.Invariant, options.ConnectionString) = ("Npgsql", Settings(connectionString, connections));
                options.GrainStorageSerializer = new PlainStateSerializer();
            });
        });
        var host = builder.Build();
        await host.StartAsync();
        return (host, address);
    }

    private static string Settings(string connectionString, int connections) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        MinPoolSize = connections,
        MaxPoolSize = connections,
        MaxAutoPrepare = 16,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
        Timeout = 60,
        ApplicationName = "plain",
    }.ConnectionString;
}
