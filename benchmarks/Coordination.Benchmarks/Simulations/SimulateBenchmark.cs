using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;

namespace Coordination.Benchmarks.Simulations;

/// <summary>How fast halls are simulated, with the live dispatcher inside.</summary>
/// <remarks>
/// Figures of one core are counted by processor time, so that others on the machine count less. Every round simulates both
/// sides in turn.
/// </remarks>
internal sealed class SimulateBenchmark : IBenchmark
{
    private const int RoundsAtLeast = 9;
    private const string Baseline = "M/M/3 with levels on PriorityQueue, without a dispatcher";

    private static readonly double[] Rates = [0.3, 0.6, 0.9, 0.45, 0.45];

    public string Name => "simulate";

    public IReadOnlyList<StoreKind> Stores => [];

    public Task RunAsync(BenchmarkRun run)
    {
        var rounds = run.Options.Quick ? 1 : Math.Max(run.Options.Rounds, RoundsAtLeast);
        // First the model that has everything in it, so that none has shaped the compiled code before.
        MeasureFeatures(run, rounds);
        MeasureYear(run, rounds);
        MeasureQueue(run, rounds);
        MeasureCores(run, rounds);
        run.Report.Note(
            "For the same M/M/3 model on a machine of this kind, measured before this engine was written and not in this run: Sim# about 760,000 customers a second, Ciw about 65,000.");
        return Task.CompletedTask;
    }

    private static void MeasureQueue(BenchmarkRun run, int rounds)
    {
        var scenario = Read("mmc-3.json") with { Horizon = run.Options.Scaled(150_000), WarmUp = 0, Replications = 1 };
        var sides = Measure(rounds, () => Customers(scenario), () => PlainPriorityQueue.Run(3, 1, Rates, scenario.Horizon, 1).Customers);
        run.Report.Add(Figure.Beside(
            "customers of M/M/3 with five levels, live dispatcher inside, one core", sides.Own, "customers/s", Baseline, sides.Other, "≥ 2,000,000 /s"));
    }

    private static void MeasureFeatures(BenchmarkRun run, int rounds)
    {
        var scenario = Read("peak-day.json") with { Replications = run.Options.Scaled(300) };
        var (own, _) = Measure(rounds, () => Customers(scenario), null);
        run.Report.Add(new Figure("citizens of peak-day.json, every feature on, one core", own, "citizens/s", "", null, null, "≥ 500,000 /s"));
    }

    private static void MeasureYear(BenchmarkRun run, int rounds)
    {
        var scenario = HallYear.Of(Read("peak-day.json"), run.Options.Quick ? 7 : 365);
        Customers(scenario);
        var times = Enumerable.Range(0, rounds).Select(_ => Seconds(() => Customers(scenario)).Seconds).ToList();
        run.Report.Add(new Figure(
            $"a year of this hall ({Numbers.Count((int)Customers(scenario))} citizens), one core", Rounds.Median(times), "s", "", null, null, "< 2 s"));
    }

    private static void MeasureCores(BenchmarkRun run, int rounds)
    {
        var scenario = Read("mmc-3.json") with { Horizon = run.Options.Scaled(20_000), WarmUp = 0, Replications = 4 * Environment.ProcessorCount };
        var (one, all) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            one.Add(SimulationRun.Run(scenario, new SimulationOptions { Threads = 1 }).CustomersPerSecond);
            all.Add(SimulationRun.Run(scenario).CustomersPerSecond);
        }

        run.Report.Add(Figure.Beside(
            $"the same on {Environment.ProcessorCount} threads, by the clock", Rounds.Median(all), "customers/s", "one thread, by the clock", Rounds.Median(one), "every core"));
    }

    private static (double Own, double Other) Measure(int rounds, Func<long> own, Func<long>? other)
    {
        WarmUp(own);
        WarmUp(other ?? own);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(Rate(own));
            theirs.Add(other is null ? 0 : Rate(other));
        }

        return (Rounds.Median(ours), Rounds.Median(theirs));
    }

    // The compiler improves code while it runs, in threads whose time would count too.
    private static void WarmUp(Func<long> work)
    {
        for (var until = Environment.CpuUsage.TotalTime + TimeSpan.FromSeconds(2); Environment.CpuUsage.TotalTime < until;)
        {
            work();
        }
    }

    private static double Rate(Func<long> work) => Seconds(work) is var (count, seconds) ? count / seconds : 0;

    private static (long Count, double Seconds) Seconds(Func<long> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        var count = work();
        return (count, Math.Max(0.001, (Environment.CpuUsage.TotalTime - before).TotalSeconds));
    }

    private static long Customers(Scenario scenario) => SimulationRun.Run(scenario, new SimulationOptions { Threads = 1 }).Counts.Arrived;

    private static Scenario Read(string file)
    {
        var path = Path.Combine(ResultsFile.DefaultPath(), "..", "..", "scenarios", file);
        return ScenarioDocument.ReadFile(Path.GetFullPath(path)).Scenario ?? throw new InvalidOperationException($"{path} has faults.");
    }
}
