using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Coordination.Orleans.Hosting;

/// <summary>Orleans' collection of idle grains, by a clock that is not set.</summary>
/// <remarks>
/// It keeps the time of its next round by the wall clock, and has an activation that is due before that fail with its call: after a
/// clock was set back by minutes no grain of the silo would begin any more until it is started again. Idle times are times that pass.
/// </remarks>
internal static class IdleCollection
{
    // It is internal there, and takes its clock from the container, as the application does.
    private const string Collector = "Orleans.Runtime.ActivationCollector";

    /// <summary>Has idle grains collected by times that pass, whatever the machine's clock shows.</summary>
    public static void CollectBySteadyTime(this IServiceCollection services)
    {
        if (services.FirstOrDefault(service => service.ServiceType.FullName == Collector && service.ImplementationType is not null) is { } collector)
        {
            services.Replace(ServiceDescriptor.Singleton(
                collector.ServiceType,
                provider => ActivatorUtilities.CreateInstance(provider, collector.ImplementationType!, new SteadyTime(provider.GetRequiredService<TimeProvider>()))));
        }
    }
}
