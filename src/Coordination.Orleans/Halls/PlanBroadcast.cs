using Coordination.Centres;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Placement;
using Coordination.Orleans.Proxies;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Halls;

/// <summary>Tells every silo of a published plan, so that a citizen who comes right after is admitted by it wherever they come.</summary>
internal sealed partial class PlanBroadcast(IGrainFactory grains, HallHomes homes, ILogger<PlanBroadcast> log)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Completes when every silo at work knows; one that does not answer learns it by its own looking.</summary>
    public Task TellAsync(CentreId centre, long version, CancellationToken cancellation) =>
        Task.WhenAll(homes.Active().Select(silo => TellAsync(silo, centre, version, cancellation)));

    private async Task TellAsync(SiloAddress silo, CentreId centre, long version, CancellationToken cancellation)
    {
        try
        {
            await grains.GetGrain<ISiloGrain>(silo.ToParsableString()).AdvancePlanAsync(centre.ToString(), version).AsTask().WaitAsync(Timeout, cancellation);
        }
        catch (Exception fault) when (TransientFault.IsTransient(fault) || fault is CoordinationException)
        {
            LogNotTold(silo.ToParsableString(), centre, version, fault.Message);
        }
    }

    [LoggerMessage(EventId = 6101, Level = LogLevel.Warning,
        Message = "Silo {Silo} was not told of plan {Version} of '{Centre}' ({Reason}); it looks for itself shortly.")]
    private partial void LogNotTold(string silo, CentreId centre, long version, string reason);
}
