using Coordination.Hosting;
using Coordination.Torture.Bugs;
using Coordination.Torture.Clients;
using Coordination.Torture.Runs;
using Shouldly;
using Xunit;

namespace Coordination.Torture.Tests;

public sealed class ReproductionTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(24)]
    [InlineData(54)]
    public void Run_TheSameSeedTwice_GivesTheSameEventLog(ulong seed)
    {
        var first = Run.Of(Scenario.Draw(seed), new NoBug());
        var second = Run.Of(Scenario.Draw(seed), new NoBug());

        second.ShouldBe(first);
        Run.Of(Scenario.Draw(seed + 1), new NoBug()).Digest.ShouldNotBe(first.Digest);
    }

    [Fact]
    public void Run_AFewSeeds_CommitToEveryKindOfGrain()
    {
        var committed = Enumerable.Range(1, 6).SelectMany(seed => Run.Of(Scenario.Draw((ulong)seed), new NoBug()).Kinds.Split(' '));

        GrainKinds.All.Select(kind => kind.Name).Except(committed).ShouldBeEmpty("A kind that nobody in the simulated hall uses is not tested under faults: give its people something to do.");
    }

    [Fact]
    public void Shrink_ABrokenScenario_KeepsWhatBreaksItAndLittleElse()
    {
        Func<Bug> bug = () => new NoFencing();
        var (scenario, result) = new Sweep(bug).FindBroken(1, 100).ShouldNotBeNull();

        var small = new Shrinker(bug, result.Broken!.Invariant, mostRuns: 150).Shrink(scenario);

        Run.Of(small, bug()).Broken!.Invariant.ShouldBe(result.Broken.Invariant);
        small.Faults.Length.ShouldBeLessThanOrEqualTo(scenario.Faults.Length);
        small.Steps.Length.ShouldBeLessThan(scenario.Steps.Length / 2);
    }
}
