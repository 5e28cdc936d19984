using Coordination.Hosting;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Coordination.Orleans.Hosting;

/// <summary>Starts and stops the engine's part of a client: what it needs is checked first, and what is in flight is waited for before it disconnects.</summary>
internal sealed class ClientParticipant(EngineStart start, CommandGate gate, CoordinationOptions options, TimeProvider time)
    : IHostedService, ILifecycleParticipant<IClusterClientLifecycle>
{
    public void Participate(IClusterClientLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(ClientParticipant), ServiceLifecycleStage.Active, _ => Task.CompletedTask, DrainAsync);

    public Task StartAsync(CancellationToken cancellationToken) => start.OpenAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task DrainAsync(CancellationToken cancellation)
    {
        try
        {
            await gate.CloseAsync().WaitAsync(options.DrainTimeout, time, cancellation);
        }
        catch (TimeoutException)
        {
            // Callers that still wait fail when the connection ends.
        }
    }
}
