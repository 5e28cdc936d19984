using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.SiloHost.Telemetry;

/// <summary>Logs of each call its method, path, status and duration, in the place of what the framework logs of it: that has the whole address, with what people look for in its query.</summary>
internal sealed class RequestLog : IStartupFilter
{
    // Below these levels they write addresses with their queries, lines of a request as they came, and what identity providers answered.
    private static readonly Dictionary<string, LogLevel> Least = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.AspNetCore.Hosting.Diagnostics"] = LogLevel.Warning,
        ["Microsoft.AspNetCore.Server.Kestrel"] = LogLevel.Information,
        ["Microsoft.AspNetCore.Server.Kestrel.BadRequests"] = LogLevel.Information,
        ["Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectHandler"] = LogLevel.Information,
    };

    /// <summary>Adds it, before everything that answers calls. No setting of the log's levels brings back what is left out.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddHttpLogging(log =>
        {
            log.LoggingFields = HttpLoggingFields.RequestMethod | HttpLoggingFields.RequestPath | HttpLoggingFields.ResponseStatusCode | HttpLoggingFields.Duration;
            log.CombineLogs = true;
        });
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, RequestLog>());
        services.PostConfigure<LoggerFilterOptions>(LeaveOut);
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseHttpLogging();
        next(app);
    };

    // One rule decides for a category, the most particular one: so each of them has the condition, and one that fits where no other does.
    private static void LeaveOut(LoggerFilterOptions options)
    {
        var rules = options.Rules.ToList();
        options.Rules.Clear();
        options.Rules.Add(new LoggerFilterRule(null, null, options.MinLevel, IsKept));
        foreach (var rule in rules)
        {
            options.Rules.Add(new LoggerFilterRule(
                rule.ProviderName, rule.CategoryName, rule.LogLevel, rule.Filter is { } filter ? (provider, category, level) => IsKept(provider, category, level) && filter(provider, category, level) : IsKept));
        }
    }

    private static bool IsKept(string? provider, string? category, LogLevel level) => category is null || !Least.TryGetValue(category, out var least) || level >= least;
}
