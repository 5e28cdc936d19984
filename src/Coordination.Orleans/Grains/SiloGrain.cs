using Coordination.Centres;
using Coordination.Orleans.Placement;
using Orleans;
using Orleans.Concurrency;

namespace Coordination.Orleans.Grains;

/// <summary>A silo's own grain.</summary>
[Reentrant]
[OnItsSilo]
[GrainType(GrainNames.Silo)]
internal sealed class SiloGrain(SiloParts silo) : Grain, ISiloGrain
{
    public async ValueTask AdvancePlanAsync(string centre, long version) =>
        await silo.Services.Plans.AdvanceAsync(HallKey.Id<CentreId>(centre), version);

    // Nobody waits: the centre that left is only about to leave.
    public ValueTask WakeAsync(string centre)
    {
        silo.Services.Background.Start(
            "Waking a centre", async () => await silo.Services.Grains.Centre(HallKey.Id<CentreId>(centre)).ReadAsync());
        return ValueTask.CompletedTask;
    }
}
