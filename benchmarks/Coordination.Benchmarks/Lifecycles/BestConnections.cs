using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.Lifecycles;

/// <summary>With how many connections a baseline is best: it is compared at its best.</summary>
internal static class BestConnections
{
    private const int Rounds = 3;

    /// <summary>Tries what the store allows with the largest number of clients; the median rate decides.</summary>
    /// <param name="run">The run.</param>
    /// <param name="baseline">The baseline's name.</param>
    /// <param name="open">Opens it with so many connections.</param>
    public static async Task<int> ChooseAsync(BenchmarkRun run, string baseline, Func<IStoreDatabase, int, Task<IDesk>> open)
    {
        var choices = run.Store.QueueConnections;
        if (choices.Count == 1)
        {
            return choices[0];
        }

        var clients = run.Options.Clients.Max();
        var results = choices.ToDictionary(choice => choice, _ => new List<LoadResult>());
        var sides = choices.ToDictionary(choice => choice, choice => new Side(run.Store, 0, database => open(database, choice)));
        for (var round = 0; round < (run.Options.Quick ? 1 : Rounds); round++)
        {
            foreach (var choice in choices)
            {
                BenchmarkRun.Progress($"the {baseline} with {choice} connections");
                results[choice].AddRange(await sides[choice].MeasureAsync([clients], run.Options.Length));
            }
        }

        run.Report.Table($"connections of the {baseline}", $"lifecycles/s, {clients} clients", "p50 ms", "p99 ms", "p99.9 ms");
        foreach (var choice in choices)
        {
            var times = Percentiles.Median(results[choice].Select(result => result.Lifecycle));
            run.Report.Row(
                Numbers.Count(choice), Numbers.Text(Rate(choice)), Numbers.Text(times.P50), Numbers.Text(times.P99), Numbers.Text(times.P999));
        }

        return choices.MaxBy(Rate);

        double Rate(int choice) => Measuring.Rounds.Median(results[choice], result => result.Rate);
    }
}
