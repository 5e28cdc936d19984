using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Placement;
using Coordination.Orleans.Proxies;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>Makes a silo warm before halls are at home on it: its code is compiled, and its connections are open.</summary>
/// <remarks>What fails here fails again, and is told, where it is needed: nothing depends on it.</remarks>
internal sealed partial class SiloWarmUp(
    HostParts parts, HallServices services, IGrainFactory grains, HallHomes homes, WarmSilos warm, ILogger<SiloWarmUp> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private Task _engine = Task.CompletedTask;

    /// <summary>Begins with what needs neither the record nor other silos, beside the rest of the start.</summary>
    public void Begin(CancellationToken cancellation) => _engine = RunAsync(cancellation);

    /// <summary>Before this silo joins: completes when the engine is compiled and the record's connections are open.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await _engine;
        await TryAsync(async () => await services.Journal.CheckAsync(cancellation));
    }

    /// <summary>When this silo is active: compiles the way of a call, and tells every silo that halls may be at home here.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await TryAsync(async () => await services.Grains.Request(services.Ids.NextRequest(services.Time.GetUtcNow())).ReadRoutingAsync(0, cancellation).AsTask().WaitAsync(Patience, services.Time, cancellation));
        warm.Add(homes.Here);
        await Task.WhenAll(homes.Active().Select(silo => TryAsync(async () =>
            await grains.GetGrain<ISiloGrain>(silo.ToParsableString()).OpenAsync(homes.Here.ToParsableString()).AsTask().WaitAsync(Patience, services.Time, cancellation))));
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        // Off the thread of the start, which goes on meanwhile.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await TryAsync(() => WarmUp.RunAsync(parts, cancellation));
    }

    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception fault) when (fault is CoordinationException || TransientFault.IsTransient(fault))
        {
            LogNotWarm(fault.Message);
        }
    }

    [LoggerMessage(EventId = 6008, Level = LogLevel.Information, Message = "A step of the warm-up failed ({Reason}).")]
    private partial void LogNotWarm(string reason);
}
