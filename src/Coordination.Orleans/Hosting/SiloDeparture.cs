using Coordination.Orleans.Grains;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Placement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>Has the halls of a silo that is told to stop leave it first, while it still answers calls.</summary>
/// <remarks>
/// It runs before the application stops anything: so halls move one by one, each as when a silo joins, and nobody who calls this
/// silo meanwhile is sent away. What fails here is what happens without it: Orleans hands the centres over when the silo leaves.
/// </remarks>
internal sealed partial class SiloDeparture(
    IGrainFactory grains, HallHomes homes, WarmSilos warm, CentreActivator activator, TimeProvider time, ILogger<SiloDeparture> log) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var others = homes.Active();
        if (!others.Contains(homes.Here))
        {
            return;
        }

        warm.Leave(homes.Here);
        await Task.WhenAll(others.Where(silo => !silo.Equals(homes.Here)).Select(silo => TellAsync(silo, cancellationToken)));
        try
        {
            await activator.LeaveAsync(cancellationToken);
        }
        catch (Exception fault)
        {
            // Whatever it was: the silo stops in good order all the same.
            LogNotHandedOver(fault);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // One that does not hear of it learns from the members that this silo leaves; one of an earlier build fails in a way of its own.
    private async Task TellAsync(SiloAddress silo, CancellationToken cancellation)
    {
        try
        {
            await grains.GetGrain<ISiloGrain>(silo.ToParsableString()).CloseAsync(homes.Here.ToParsableString()).AsTask().WaitAsync(Patience, time, cancellation);
        }
        catch (Exception fault)
        {
            LogNotTold(silo, fault.Message);
        }
    }

    [LoggerMessage(EventId = 6009, Level = LogLevel.Information, Message = "The silo {Silo} was not told that this one leaves ({Reason}).")]
    private partial void LogNotTold(SiloAddress silo, string reason);

    [LoggerMessage(EventId = 6010, Level = LogLevel.Error, Message = "The halls of this silo could not be handed over before it leaves; they begin elsewhere when it has left.")]
    private partial void LogNotHandedOver(Exception fault);
}
