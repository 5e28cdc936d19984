using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Coordination.Telemetry;

/// <summary>Gives parts of the engine loggers that do not repeat themselves, whatever the application logs to.</summary>
internal static class CalmLogServices
{
    /// <summary>One part's logger.</summary>
    public static void AddCalmLog<T>(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new CalmLogs(provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ILogger<T>>(provider => new Logger<T>(provider.GetRequiredService<CalmLogs>()));
    }
}
