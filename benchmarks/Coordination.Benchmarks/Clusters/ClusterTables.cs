using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Reporting;

namespace Coordination.Benchmarks.Clusters;

/// <summary>Writes what the rounds came to: each arrangement beside the one that it is to be compared with.</summary>
internal sealed class ClusterTables(BenchmarkRun run, IReadOnlyList<ClusterSide> sides)
{
    private static readonly (string Side, string Beside, string Target)[] Comparisons =
    [
        ("one silo", "plain grain, one silo", "ratio ≥ 3"),
        ("two silos", "plain grain, two silos", "ratio ≥ 3"),
        ("one silo", "embedded", ""),
        ("two silos", "one silo", ""),
        ("two silos", "two silos, grains anywhere", ""),
    ];

    public void Write()
    {
        WriteComparisons();
        WriteSides();
    }

    private void WriteComparisons()
    {
        var most = run.Options.Clients.Count - 1;
        var clients = Numbers.Count(run.Options.Clients[most]);
        foreach (var (name, beside, target) in Comparisons)
        {
            var (side, other) = (Named(name), Named(beside));
            run.Report.Add(Figure.Beside(
                $"durable lifecycles, {clients} clients, {name}", side.Median(most, result => result.Rate), "/s", beside, other.Median(most, result => result.Rate), target));
            run.Report.Add(Figure.Beside(
                $"p99 of a lifecycle, {clients} clients, {name}", side.Times(most).P99, "ms", beside, other.Times(most).P99, ""));
        }
    }

    private void WriteSides()
    {
        run.Report.Table("clients", "arrangement", "lifecycles/s", "p50 ms", "p99 ms", "p99.9 ms", "CPU of this process, µs", "CPU of the server, µs", "bytes written", "bytes allocated");
        foreach (var (index, clients) in run.Options.Clients.Index())
        {
            foreach (var side in sides)
            {
                WriteSide(Numbers.Count(clients), side, index);
            }
        }
    }

    private void WriteSide(string clients, ClusterSide side, int index)
    {
        var times = side.Times(index);
        run.Report.Row(
            clients,
            side.Name,
            Numbers.Text(side.Median(index, result => result.Rate)),
            Numbers.Text(times.P50),
            Numbers.Text(times.P99),
            Numbers.Text(times.P999),
            Numbers.Text(side.Median(index, result => result.ProcessTime)),
            Numbers.Text(side.MedianOrNull(index, result => result.ServerTime)),
            Numbers.Text(side.MedianOrNull(index, result => result.Bytes)),
            Numbers.Text(side.Median(index, result => result.Allocated)));
    }

    private ClusterSide Named(string name) => sides.Single(side => side.Name == name);
}
