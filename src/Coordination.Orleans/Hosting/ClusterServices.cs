using Coordination.Grains;
using Coordination.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Coordination.Orleans.Hosting;

/// <summary>Runs the engine in Orleans, in the place of the embedded one.</summary>
public static class ClusterServices
{
    /// <summary>Makes this process a silo alone, on this machine: nothing to install, no other process.</summary>
    public static CoordinationBuilder UseSilo(this CoordinationBuilder builder) => builder.UseSilo(new CoordinationClusterOptions());

    /// <summary>Makes this process a silo: one of several where the options name a database, alone otherwise.</summary>
    /// <param name="builder">What <c>AddCoordination</c> gave.</param>
    /// <param name="options">How it takes part. The store must be the cluster's database.</param>
    /// <param name="configure">What else is in the silo: grains' storage, filters, a dashboard.</param>
    public static CoordinationBuilder UseSilo(this CoordinationBuilder builder, CoordinationClusterOptions options, Action<ISiloBuilder>? configure = null)
    {
        Take(builder, options);
        builder.Services.AddOrleans(silo =>
        {
            silo.Join(options);
            silo.AddCoordination();
            configure?.Invoke(silo);
        });
        return builder;
    }

    /// <summary>Makes this process a client of the silo that is alone on this machine, at its usual gateway.</summary>
    public static CoordinationBuilder UseCluster(this CoordinationBuilder builder) => builder.UseCluster(new CoordinationClusterOptions());

    /// <summary>Makes this process a client: grains are in the cluster's silos, which are other processes.</summary>
    /// <param name="builder">What <c>AddCoordination</c> gave.</param>
    /// <param name="options">Which cluster: that of a database, or the silo alone that its address and gateway port name.</param>
    public static CoordinationBuilder UseCluster(this CoordinationBuilder builder, CoordinationClusterOptions options)
    {
        Take(builder, options);
        builder.Services.AddOrleansClient(client =>
        {
            client.Find(options);
            client.AddCoordination();
        });
        return builder;
    }

    private static void Take(CoordinationBuilder builder, CoordinationClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        builder.Services.RemoveAll<CoordinationClusterOptions>();
        builder.Services.AddSingleton(options.Validated());
    }
}
