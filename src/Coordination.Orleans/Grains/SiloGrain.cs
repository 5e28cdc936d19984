using Coordination.Centres;
using Coordination.Hosting.Members;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Placement;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Coordination.Orleans.Grains;

/// <summary>A silo's own grain.</summary>
[Reentrant]
[OnItsSilo]
[GrainType(GrainNames.Silo)]
internal sealed class SiloGrain(SiloParts silo, CentreActivator activator, WarmSilos warm) : Grain, ISiloGrain, IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => ClientCalls.InvokeAsync(context);

    public async ValueTask AdvancePlanAsync(string centre, long version) =>
        await silo.Services.Plans.AdvanceAsync(HallKey.Id<CentreId>(centre), version);

    // Nobody waits: the centre that left is only about to leave.
    public ValueTask WakeAsync(string centre)
    {
        activator.Wake(HallKey.Id<CentreId>(centre));
        return ValueTask.CompletedTask;
    }

    public ValueTask OpenAsync(string address)
    {
        warm.Add(SiloAddress.FromParsableString(address));
        activator.ObserveHomes();
        return ValueTask.CompletedTask;
    }

    // Nothing is woken here yet: its halls come by themselves, one by one.
    public ValueTask CloseAsync(string address)
    {
        warm.Leave(SiloAddress.FromParsableString(address));
        return ValueTask.CompletedTask;
    }

    public ValueTask<HostReport> ReportAsync() => new(HostReport.OfThisProcess([.. silo.Local.Centres.All.Where(silo.Local.Centres.IsAtWork)], silo.Local.Requests.Count));
}
