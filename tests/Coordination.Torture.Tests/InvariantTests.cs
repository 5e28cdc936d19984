using System.Globalization;
using Coordination.Torture.Bugs;
using Coordination.Torture.Clients;
using Coordination.Torture.Runs;
using Shouldly;
using Xunit;

namespace Coordination.Torture.Tests;

/// <summary>Whole days of whole halls, with faults, each from one seed; every invariant after every step.</summary>
/// <remarks>Set COORDINATION_SEEDS to run more seeds than the suite does.</remarks>
public sealed class InvariantTests
{
    private static ulong Seeds =>
        ulong.TryParse(Environment.GetEnvironmentVariable("COORDINATION_SEEDS"), CultureInfo.InvariantCulture, out var seeds) ? seeds : 200;

    // Each found something: a key that got two items, a clock set back, what an older host still believes, a reservation without an end.
    [Theory]
    [InlineData(223)]
    [InlineData(909)]
    [InlineData(1250)]
    [InlineData(1397)]
    [InlineData(3088)]
    [InlineData(6098)]
    [InlineData(6379)]
    public void ASeedThatFoundSomething_KeepsEveryInvariant(ulong seed)
    {
        var result = Run.Of(Scenario.Draw(seed), new NoBug());

        result.Broken.ShouldBeNull(result.Broken?.ToString());
        result.Commits.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void AnySeed_WithItsFaults_KeepsEveryInvariant()
    {
        var sweep = new Sweep(() => new NoBug());

        var broken = sweep.FindBroken(first: 1, Seeds);

        broken.ShouldBeNull(broken is { } found
            ? $"Seed {found.Scenario.Seed} breaks {found.Result.Broken!.Invariant}: {found.Result.Broken.Message}. "
                + $"Shrink it: dotnet run --project tests/Coordination.Torture -c Release -- --seeds 1 --from {found.Scenario.Seed}"
            : null);
        sweep.Judged.ShouldBeGreaterThan(0, "no decision's order was judged");
        sweep.Compared.ShouldBeGreaterThan(0, "nothing was looked at for idleness");
    }
}
