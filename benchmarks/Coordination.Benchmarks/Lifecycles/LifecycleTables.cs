using System.Globalization;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;

namespace Coordination.Benchmarks.Lifecycles;

/// <summary>Writes what the rounds came to.</summary>
internal sealed class LifecycleTables(BenchmarkRun run, IReadOnlyList<LifecycleRound> rounds, int backlog, int connections)
{
    private static readonly (string Name, Func<LoadResult, Percentiles> Times)[] Steps =
    [
        ("lifecycle", result => result.Lifecycle), ("submit", result => result.Submit), ("take", result => result.Take), ("complete", result => result.Complete),
    ];

    private string QueueName => connections == 1
        ? "hand-written queue"
        : string.Create(CultureInfo.InvariantCulture, $"SKIP LOCKED queue, {connections} connections");

    public void Write()
    {
        WriteFigures();
        WriteTimes();
        WriteCosts();
    }

    private void WriteFigures()
    {
        foreach (var (index, clients) in run.Options.Clients.Index())
        {
            var most = clients == 256;
            var what = string.Create(CultureInfo.InvariantCulture, $"durable lifecycles, {clients} clients, {backlog:#,0} waiting");
            run.Report.Add(Figure.Beside(what, Engine(index, result => result.Rate), "/s", QueueName, Queue(index, result => result.Rate), most ? "ratio ≥ 6, goal 8" : ""));
            run.Report.Add(Figure.Beside(
                $"p99 of a lifecycle, {clients} clients", Engine(index, result => result.Lifecycle.P99), "ms", QueueName, Queue(index, result => result.Lifecycle.P99), most ? "ratio ≤ 1" : ""));
            if (most)
            {
                run.Report.Add(Figure.Beside(
                    "the same lifecycles", Engine(index, result => result.Rate), "/s", $"{run.Store.BareName} of such rows in groups of 126", Rounds.Median(rounds, round => round.Bare), ""));
            }
        }
    }

    private void WriteTimes()
    {
        run.Report.Table("clients", "ms", "engine p50", "p99", "p99.9", "queue p50", "p99", "p99.9");
        foreach (var (index, clients) in run.Options.Clients.Index())
        {
            foreach (var (name, times) in Steps)
            {
                run.Report.Row(
                    [Numbers.Count(clients), name, .. Cells(rounds.Select(round => times(round.Engine[index]))), .. Cells(rounds.Select(round => times(round.Queue[index])))]);
            }
        }
    }

    private void WriteCosts()
    {
        run.Report.Table("clients", "per lifecycle", "engine", "queue");
        foreach (var (index, clients) in run.Options.Clients.Index())
        {
            var count = Numbers.Count(clients);
            WriteCost(count, "bytes written by the store", index, result => result.Bytes);
            WriteCost(count, "CPU of this process, µs", index, result => result.ProcessTime);
            WriteCost(count, "CPU of the server, µs", index, result => result.ServerTime);
            WriteCost(count, "bytes allocated", index, result => result.Allocated);
        }
    }

    private void WriteCost(string clients, string what, int index, Func<LoadResult, double?> cost) => run.Report.Row(
        clients,
        what,
        Numbers.Text(Rounds.MedianOrNull(rounds, round => cost(round.Engine[index]))),
        Numbers.Text(Rounds.MedianOrNull(rounds, round => cost(round.Queue[index]))));

    private double Engine(int index, Func<LoadResult, double> number) => Rounds.Median(rounds, round => number(round.Engine[index]));

    private double Queue(int index, Func<LoadResult, double> number) => Rounds.Median(rounds, round => number(round.Queue[index]));

    private static IEnumerable<string> Cells(IEnumerable<Percentiles> times)
    {
        var median = Percentiles.Median(times);
        return [Numbers.Text(median.P50), Numbers.Text(median.P99), Numbers.Text(median.P999)];
    }
}
