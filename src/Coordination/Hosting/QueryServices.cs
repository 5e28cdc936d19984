using System.Diagnostics.Metrics;
using Coordination.Journal;
using Coordination.Queries;
using Coordination.Queries.Following;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Hosting;

/// <summary>Adds queries of what follows from the record.</summary>
internal static class QueryServices
{
    /// <summary>Adds them, kept in a store, and followed for as long as the application runs.</summary>
    public static CoordinationBuilder AddQueries(this CoordinationBuilder builder, Func<IServiceProvider, IQueryStore> store)
    {
        builder.Services.TryAddSingleton(store);
        builder.Services.TryAddSingleton<FollowingRequests>();
        builder.Services.TryAddSingleton(provider => new QueryMeters(provider.GetService<IMeterFactory>()));
        builder.Services.TryAddSingleton(provider => new RecordQueries(
            provider.GetRequiredService<IJournal>(), provider.GetRequiredService<IQueryStore>(), provider.GetRequiredService<FollowingRequests>(), provider.GetRequiredService<TimeProvider>()));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FollowingService>(provider => new FollowingService(
            provider.GetRequiredService<IJournal>(),
            provider.GetRequiredService<IQueryStore>(),
            provider.GetRequiredService<FollowingRequests>(),
            provider.GetRequiredService<QueryMeters>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IHostApplicationLifetime>(),
            provider.GetService<ILogger<FollowingService>>() ?? NullLogger<FollowingService>.Instance)));
        return builder;
    }
}
