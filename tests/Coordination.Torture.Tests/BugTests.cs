using Coordination.Torture.Bugs;
using Coordination.Torture.Running;
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
        IsCaught(name, found.Result.Broken!).ShouldBeTrue(found.Result.Broken!.Message);
        Run.Of(found.Scenario, new NoBug()).Broken.ShouldBeNull($"seed {found.Scenario.Seed} breaks something without '{name}' too");
    }

    // By an invariant or, where a row is behind its events, by what the journal demands of an append that stands on it.
    private static bool IsCaught(string bug, BrokenInvariant broken) =>
        broken.Invariant.StartsWith('I') || (bug == "stale-row" && broken.Message.Contains("The append cannot be kept", StringComparison.Ordinal));

    [Fact]
    public void Names_OfAllBugs_Differ() => BugCatalogue.All.Select(bug => bug.Name).ShouldBeUnique();
}
