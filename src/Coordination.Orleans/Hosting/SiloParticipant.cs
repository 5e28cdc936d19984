using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Partitions;
using Coordination.Orleans.Proxies;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>Starts and stops the engine with its silo.</summary>
/// <remarks>
/// Before anything else of the silo starts, the record is opened and checked, and its link is tried. Before it joins it is warm; once it is active
/// halls may be at home on it, and the centres of those where something is open are activated. Before it leaves, new commands are refused and those in flight are waited for; its grains
/// are handed over by Orleans; what they do by themselves is waited for at the very end, for a moment: by then nobody answers
/// this silo any more, and what it had to tell is found by whoever takes over.
/// </remarks>
internal sealed partial class SiloParticipant(
    EngineStart start, LinkTrial link, SiloWarmUp warmUp, StartProgress progress, CommandGate gate, GrainCaller caller, CentreActivator activator, CentreRestarts restarts, BackgroundWork background, SiloMeters meters, CoordinationOptions options, TimeProvider time,
    ILogger<SiloParticipant> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(1);

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(SiloParticipant), ServiceLifecycleStage.First, OpenAsync, EndAsync);
        lifecycle.Subscribe(nameof(SiloParticipant), ServiceLifecycleStage.ApplicationServices, PrepareAsync);
        lifecycle.Subscribe(nameof(SiloParticipant), ServiceLifecycleStage.Active, ActivateAsync, DrainAsync);
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        warmUp.Begin(cancellation);
        progress.Doing = "it opens the record";
        await start.OpenAsync(cancellation);
        await link.WaitAsync(cancellation);
        progress.Doing = "it starts its silo";
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        progress.Doing = "it warms up";
        await warmUp.PrepareAsync(cancellation);
        progress.Doing = "it joins the other silos";
    }

    private async Task ActivateAsync(CancellationToken cancellation)
    {
        progress.Doing = "it tells the other silos that halls may be at home here";
        progress.Halls = () => activator.Progress;
        activator.Start();
        await warmUp.OpenAsync(cancellation);
        progress.Doing = "it looks at its plan";
    }

    private async Task DrainAsync(CancellationToken cancellation)
    {
        await WaitAsync(gate.CloseAsync(), "commands", options.DrainTimeout, cancellation);
        await activator.DisposeAsync();
        restarts.Dispose();
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        caller.Stop();
        await WaitAsync(background.WhenIdleAsync(), "their consequences", options.DrainTimeout < LastWait ? options.DrainTimeout : LastWait, cancellation);
        meters.Dispose();
    }

    private async Task WaitAsync(Task task, string what, TimeSpan timeout, CancellationToken cancellation)
    {
        try
        {
            await task.WaitAsync(timeout, time, cancellation);
        }
        catch (TimeoutException)
        {
            LogNotDrained(what, timeout);
        }
    }

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "Stopped waiting for {What} after {Timeout}.")]
    private partial void LogNotDrained(string what, TimeSpan timeout);
}
