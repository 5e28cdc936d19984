using System.Collections.Immutable;
using Coordination.Simulation.Randomness;
using Coordination.Torture.Faults;
using Coordination.Torture.Halls;
using Coordination.Torture.Running;

namespace Coordination.Torture.Clients;

/// <summary>A run as data: the hall, what people do, and what goes wrong. All of it follows from the seed.</summary>
internal sealed record Scenario(ulong Seed, Setting Setting, TimeSpan Length, ImmutableArray<Step> Steps, ImmutableArray<PlannedFault> Faults)
{
    public static Scenario Draw(ulong seed)
    {
        var chance = new Chance(new SeededRandom(seed, 2));
        var setting = HallDraw.Draw(chance);
        var length = TimeSpan.FromMinutes(chance.Of(8, 20, 45));
        var faults = FaultDraw.Draw(new Chance(new SeededRandom(seed, 3)), length);
        return new Scenario(seed, setting, length, StepDraw.Draw(chance, length), faults.AddRange(FaultDraw.DrawPlans(new Chance(new SeededRandom(seed, 4)), length)));
    }
}
