using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Orleans.Halls;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>Starts and stops the engine with its silo.</summary>
/// <remarks>
/// Before anything else of the silo starts, the record is opened and checked. Once the silo is active, the centres that are at
/// home on it are activated. Before it leaves, new commands are refused and those in flight are waited for; its grains
/// are handed over by Orleans; what they do by themselves is waited for at the very end.
/// </remarks>
internal sealed partial class SiloParticipant(
    EngineStart start, CommandGate gate, CentreActivator activator, CentreRestarts restarts, BackgroundWork background, SiloMeters meters, CoordinationOptions options, TimeProvider time,
    ILogger<SiloParticipant> log) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(SiloParticipant), ServiceLifecycleStage.First, start.OpenAsync, EndAsync);
        lifecycle.Subscribe(nameof(SiloParticipant), ServiceLifecycleStage.Active, ActivateAsync, DrainAsync);
    }

    private Task ActivateAsync(CancellationToken cancellation)
    {
        activator.Start();
        return Task.CompletedTask;
    }

    private async Task DrainAsync(CancellationToken cancellation)
    {
        await WaitAsync(gate.CloseAsync(), "commands", cancellation);
        await activator.DisposeAsync();
        restarts.Dispose();
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        await WaitAsync(background.WhenIdleAsync(), "their consequences", cancellation);
        meters.Dispose();
    }

    private async Task WaitAsync(Task task, string what, CancellationToken cancellation)
    {
        try
        {
            await task.WaitAsync(options.DrainTimeout, time, cancellation);
        }
        catch (TimeoutException)
        {
            LogNotDrained(what, options.DrainTimeout);
        }
    }

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "Stopped waiting for {What} after {Timeout}.")]
    private partial void LogNotDrained(string what, TimeSpan timeout);
}
