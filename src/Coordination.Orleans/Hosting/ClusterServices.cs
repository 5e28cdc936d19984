using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Orleans.Hosting;

/// <summary>Puts a cluster in the place of the embedded engine.</summary>
public static class ClusterServices
{
    /// <summary>For a portal: grains are in the cluster's silos, which are other processes. The store must be the cluster's database.</summary>
    public static CoordinationBuilder UseCluster(this CoordinationBuilder builder, ClusterOptions options)
    {
        Replace(builder);
        builder.Services.AddSingleton(provider => new ClusterClient(
            options, JournalOf(provider), provider.GetRequiredService<CoordinationOptions>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IIdSource>(), LogsOf(provider)));
        builder.Services.AddSingleton<ICoordination>(provider => provider.GetRequiredService<ClusterClient>());
        builder.Services.AddSingleton<IHostedService>(provider =>
        {
            var client = provider.GetRequiredService<ClusterClient>();
            return new ClusterService(client.StartAsync, client.StopAsync);
        });
        return builder;
    }

    /// <summary>For a silo: this process runs grains of the cluster. The store must be the cluster's database.</summary>
    public static CoordinationBuilder UseClusterSilo(this CoordinationBuilder builder, ClusterOptions options)
    {
        Replace(builder);
        builder.Services.AddSingleton(provider => new ClusterHost(
            options, JournalOf(provider), provider.GetRequiredService<CoordinationOptions>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IIdSource>(), LogsOf(provider)));
        builder.Services.AddSingleton<ICoordination>(provider => provider.GetRequiredService<ClusterHost>());
        builder.Services.AddSingleton<IHostedService>(provider =>
        {
            var silo = provider.GetRequiredService<ClusterHost>();
            return new ClusterService(silo.StartAsync, silo.StopAsync);
        });
        return builder;
    }

    private static void Replace(CoordinationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAll<ICoordination>();
        builder.Services.RemoveAll<EmbeddedHost>();
        CoordinationServices.RemoveEmbedded(builder.Services);
    }

    private static IJournal JournalOf(IServiceProvider provider) =>
        provider.GetService<IJournal>() ?? throw new InvalidOperationException("A cluster needs its database: add .UsePostgres(connectionString).");

    private static ILoggerFactory LogsOf(IServiceProvider provider) => provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
}
