using Coordination.Centres;
using Coordination.Orleans.Placement;
using Orleans;
using Orleans.Concurrency;

namespace Coordination.Orleans.Actors;

/// <summary>A silo's own grain.</summary>
[Reentrant]
[OnItsSilo]
[GrainType(ActorNames.Silo)]
internal sealed class SiloActor(SiloParts silo) : Grain, ISiloActor
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
