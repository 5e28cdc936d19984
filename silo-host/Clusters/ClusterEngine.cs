using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Orleans.Dashboard;

namespace Coordination.SiloHost.Clusters;

/// <summary>Runs the grains where they are asked for: in a silo alone, in one of several, in other processes, or without Orleans.</summary>
internal static class ClusterEngine
{
    /// <summary>Puts Orleans in the place of the embedded engine, unless it is to stay.</summary>
    public static void Use(WebApplicationBuilder application, CoordinationBuilder engine, ServeOptions options)
    {
        if (options.Cluster.Role == HostRole.InProcess)
        {
            return;
        }

        if (options.Cluster.Role == HostRole.Client)
        {
            engine.UseCluster(Options(options));
            return;
        }

        // First with the settings of the application, so that its section 'Orleans' counts.
        UseSettings(application);
        engine.UseSilo(Options(options), silo =>
        {
            if (options.Dashboard)
            {
                // What the program logs is for who keeps its logs.
                silo.AddDashboard(dashboard => dashboard.HideTrace = true);
            }

            if (OtlpSignals.Read(application.Configuration).Traces)
            {
                silo.AddActivityPropagation();
            }
        });
    }

    private static void UseSettings(WebApplicationBuilder application)
    {
        try
        {
            application.UseOrleans(_ => { });
        }
        catch (InvalidOperationException fault)
        {
            throw new ServeException($"The settings under 'Orleans' cannot be used: {fault.Message}", ServeException.Usage, fault);
        }
    }

    private static CoordinationClusterOptions Options(ServeOptions options) => new()
    {
        Database = options.Cluster.Role == HostRole.Silo ? null : options.Postgres!.Options,
        ClusterId = options.Cluster.Id,
        SiloPort = options.Cluster.SiloPort,
        GatewayPort = options.Cluster.GatewayPort,
        Advertise = options.Cluster.Advertise,
        Tls = options.Cluster.Tls,
    };
}
