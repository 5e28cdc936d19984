using Microsoft.Extensions.Hosting;

namespace Coordination.Orleans.Hosting;

/// <summary>Signals belong to the application around: the silo inside stops when it is told to.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
