using Coordination.Torture.Bugs;
using Coordination.Torture.Runs;
using Shouldly;
using Xunit;

namespace Coordination.Torture.Tests;

/// <summary>The harness bites: each deliberate bug is found, and nothing else is.</summary>
public sealed class BugTests
{
    private const ulong MostSeeds = 1000;

    public static TheoryData<string> Names => [.. BugCatalogue.All.Select(bug => bug.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyBug_AmongTheFirstThousandSeeds_IsFoundAndIsTheOnlyThingFound(string name)
    {
        var broken = new Sweep(() => BugCatalogue.Find(name)!).FindBroken(first: 1, MostSeeds);

        var found = broken.ShouldNotBeNull($"no seed finds '{name}'");
        found.Result.Broken!.Invariant.ShouldStartWith("I", customMessage: found.Result.Broken.Message);
        Run.Of(found.Scenario, new NoBug()).Broken.ShouldBeNull($"seed {found.Scenario.Seed} breaks something without '{name}' too");
    }

    [Fact]
    public void Names_OfAllBugs_Differ() => BugCatalogue.All.Select(bug => bug.Name).ShouldBeUnique();
}
