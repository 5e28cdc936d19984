using Coordination.Hosting;
using Coordination.Queries.Following;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>Adds the engine's proxies to an Orleans client.</summary>
public static class ClientServices
{
    /// <summary>Adds the engine's proxies: grains are in the cluster's silos, which are other processes.</summary>
    /// <remarks>
    /// Queries go to the record: name the cluster's database with <c>UsePostgres</c> for them. Without one the grains are
    /// reached all the same.
    /// </remarks>
    public static CoordinationBuilder AddCoordination(this IClientBuilder client)
    {
        ArgumentNullException.ThrowIfNull(client);
        var builder = EngineServices.Add(client.Services, _ => { });
        if (client.Services.All(service => service.ServiceType != typeof(ClientParticipant)))
        {
            client.Services.AddSingleton(new FollowingRequests { AreHeard = false });
            client.Services.AddSingleton<ClientParticipant>();
            client.Services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ClientParticipant>());
            client.Services.AddSingleton<ILifecycleParticipant<IClusterClientLifecycle>>(provider => provider.GetRequiredService<ClientParticipant>());
            client.Services.AddSingleton<IClientConnectionRetryFilter, ConnectionRetry>();
        }

        return builder;
    }
}
