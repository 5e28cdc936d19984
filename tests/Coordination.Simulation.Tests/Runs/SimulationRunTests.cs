using Coordination.Simulation.Results;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Runs;

public sealed class SimulationRunTests
{
    private static readonly Scenario PeakDay =
        ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", "peak-day.json")).Scenario! with { Replications = 6 };

    [Fact]
    public void Run_EveryFeature_LosesNobodyAndIsTheSameOnAnyNumberOfThreads()
    {
        var one = SimulationRun.Run(PeakDay, new SimulationOptions { Threads = 1 });
        var three = SimulationRun.Run(PeakDay, new SimulationOptions { Threads = 3 });

        one.Counts.AreConserved.ShouldBeTrue();
        one.Levels.ShouldAllBe(level => level.Counts.AreConserved);
        one.Counts.Arrived.ShouldBeGreaterThan(2000);
        Timeless(three).ShouldBe(Timeless(one));
    }

    [Fact]
    public void Run_OtherSeed_IsAnotherDay() =>
        Timeless(SimulationRun.Run(PeakDay, new SimulationOptions { Seed = 2 })).ShouldNotBe(Timeless(SimulationRun.Run(PeakDay)));

    [Fact]
    public void Compare_OtherPolicies_SeeTheSameCitizens()
    {
        using var csv = new StringWriter();
        SimulationRun.Compare(
            [VariantText.Apply(PeakDay, "organisation=flat"), VariantText.Apply(PeakDay, "organisation=silo,policy=strict"), VariantText.Apply(PeakDay, "organisation=ladder")],
            new SimulationOptions { Visits = csv, Replications = 2 });

        var byVariant = csv.ToString().Split('\n')[1..^1]
            .Select(line => line.StartsWith('"') ? (Variant: line[..line.IndexOf('"', 1)].Trim('"'), Fields: line[(line.IndexOf('"', 1) + 2)..].Split(',')) : (Variant: line.Split(',')[0], Fields: line.Split(',')[1..]))
            .GroupBy(line => line.Variant)
            .Select(variant => variant.Select(line => string.Join(' ', line.Fields[0], line.Fields[2], line.Fields[3], line.Fields[6])).Distinct().Order().ToList())
            .ToList();
        byVariant.Count.ShouldBe(3);
        byVariant[1].ShouldBe(byVariant[0]);
        byVariant[2].ShouldBe(byVariant[0]);
    }

    [Fact]
    public void Compare_Variants_PairsReplications()
    {
        var comparison = SimulationRun.Compare([new("as written", PeakDay), VariantText.Apply(PeakDay, "organisation=silo")]);

        var waiting = comparison.Differences.Single(difference => difference is { Figure: "waiting", Variant: "organisation=silo" });
        waiting.Difference!.Value.ShouldBe(waiting.Value!.Value - waiting.Baseline!.Value, 1e-9);
        waiting.Significant.ShouldBe(waiting.Ci95Low > 0 || waiting.Ci95High < 0);
        waiting.Difference.Value.ShouldBeGreaterThan(0);
        var alone = SimulationRun.Run(PeakDay);
        Timeless(comparison.Variants[0] with { Variant = "" }).ShouldBe(Timeless(alone));
    }

    [Fact]
    public void Run_MoreWorkThanPeople_RunsAndSaysSo()
    {
        var scenario = ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", "mmc-3.json")).Scenario! with { Horizon = 2000, WarmUp = 0, Replications = 2 };

        var result = SimulationRun.Run(scenario with { Queue = scenario.Queue! with { Servers = 2 } });

        result.Stability.Stable.ShouldBeFalse();
        result.Stability.OfferedLoad!.Value.ShouldBe(1.35, 0.05);
        result.Notes.ShouldContain(note => note.StartsWith("Unstable", StringComparison.Ordinal));
        result.Counts.AreConserved.ShouldBeTrue();
    }

    [Fact]
    public void Run_StoppedMidway_KeepsFinishedReplications()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Stopper(stop, after: 2);

        var result = SimulationRun.Run(PeakDay with { Replications = 1000 }, new SimulationOptions { Progress = progress, Threads = 1 }, stop.Token);

        result.Replications.ShouldBe(2);
        result.ReplicationsWanted.ShouldBe(1000);
        result.Notes.ShouldContain("Stopped after 2 of 1000 replications.");
    }

    [Fact]
    public void Run_StoppedAtOnce_Throws()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<OperationCanceledException>(() => SimulationRun.Run(PeakDay, cancellation: stop.Token));
    }

    [Theory]
    [InlineData("policy=stirct", "policy is one of strict, accumulating, deadline")]
    [InlineData("poling=on", "write one of")]
    [InlineData("demand=-1", "demand is one of")]
    [InlineData("", "write one of")]
    public void Apply_NoVariant_SaysWhatWouldDo(string text, string said) =>
        Should.Throw<VariantException>(() => VariantText.Apply(PeakDay, text)).Message.ShouldContain(said);

    private static string Timeless(SimulationResult result) =>
        SimulationResultJson.Write(result with { WallSeconds = 0, CustomersPerSecond = 0, Threads = 0, ReplicationsWanted = 0 });

    private sealed class Stopper(CancellationTokenSource stop, int after) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value)
        {
            if (value.Finished == after)
            {
                stop.Cancel();
            }
        }
    }
}
