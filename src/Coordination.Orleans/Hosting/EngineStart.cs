using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Halls;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Orleans.Hosting;

/// <summary>Opens the record and looks whether this process may take part, before anything of Orleans runs.</summary>
internal sealed class EngineStart(IServiceProvider provider, CoordinationClusterOptions cluster, TimeProvider time)
{
    private readonly IStartRetry? _retry = provider.GetService<IStartRetry>();
    private bool _isJournalOpen;
    private volatile bool _isDone;

    /// <summary>Whether calls may be tried.</summary>
    public bool IsDone => _isDone;

    /// <summary>Opens what is needed, as often as the policy of the application wants to try.</summary>
    /// <exception cref="ClusterException">This process may not take part.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await RetryAsync(CheckInAsync, cancellation);
        _isDone = true;
    }

    /// <summary>Does a step of the start, as often as the policy of the application wants to try.</summary>
    public ValueTask RetryAsync(Func<CancellationToken, ValueTask> step, CancellationToken cancellation) => _retry.RunAsync(step, cancellation);

    private async ValueTask CheckInAsync(CancellationToken cancellation)
    {
        if (!_isJournalOpen && provider.GetService<IJournal>() is { } journal)
        {
            await journal.OpenAsync(cancellation);
            if (provider.GetService<LocalGrains>() is not null)
            {
                await journal.LoadInstallationAsync(cancellation);
            }
        }

        _isJournalOpen = true;
        if (cluster.Database is { } database)
        {
            await new ClusterCheck(cluster, database, time).RequireAsync(cancellation);
        }
    }
}
