using Microsoft.Extensions.Hosting;

namespace Coordination.Orleans.Hosting;

/// <summary>Starts and stops with the application.</summary>
internal sealed class ClusterService(Func<CancellationToken, ValueTask> start, Func<CancellationToken, ValueTask> stop) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken) => await start(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken) => await stop(cancellationToken);
}
