using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordination.SiloHost.Serving;

/// <summary>What the engine runs as services of the application, started after the server and stopped after it.</summary>
internal sealed class EngineHost(IServiceProvider provider)
{
    private const string Key = "engine";

    private readonly Stack<IHostedService> _started = new();

    /// <summary>Adds an engine, and takes the services that come with it from the application's own start.</summary>
    public static void Add(IServiceCollection services, Action add)
    {
        var others = services.Where(IsHosted).ToHashSet();
        add();
        foreach (var service in services.Where(service => IsHosted(service) && !others.Contains(service)).ToList())
        {
            services.Remove(service);
            services.Add(Keyed(service));
        }

        services.AddSingleton<EngineHost>();
    }

    public async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var service in provider.GetKeyedServices<IHostedService>(Key))
        {
            await service.StartAsync(cancellation);
            _started.Push(service);
        }
    }

    /// <summary>Tells those that prepare for it that the engine is about to stop; the server still answers.</summary>
    public async Task PrepareStopAsync(CancellationToken cancellation)
    {
        foreach (var service in _started.OfType<IHostedLifecycleService>())
        {
            await service.StoppingAsync(cancellation);
        }
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        while (_started.TryPop(out var service))
        {
            await service.StopAsync(cancellation);
        }
    }

    private static bool IsHosted(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService) && !service.IsKeyedService;

    private static ServiceDescriptor Keyed(ServiceDescriptor service) =>
        service.ImplementationInstance is { } instance ? ServiceDescriptor.KeyedSingleton<IHostedService>(Key, (IHostedService)instance)
        : service.ImplementationFactory is { } factory ? ServiceDescriptor.KeyedSingleton<IHostedService>(Key, (provider, _) => (IHostedService)factory(provider))
        : ServiceDescriptor.KeyedSingleton(typeof(IHostedService), Key, service.ImplementationType!);
}
