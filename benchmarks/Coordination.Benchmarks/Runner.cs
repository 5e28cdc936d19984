using Coordination.Benchmarks.CommandLine;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks;

/// <summary>Runs the benchmarks named on the command line, prints their tables and keeps them in RESULTS.md.</summary>
internal sealed class Runner(IReadOnlyList<IBenchmark> benchmarks)
{
    public async Task<int> RunAsync(IReadOnlyList<string> names, BenchmarkOptions options)
    {
        var chosen = benchmarks.Where(benchmark => names.Contains(benchmark.Name)).ToList();
        if (chosen.Select(benchmark => ObstacleOf(benchmark, options)).OfType<string>().ToList() is { Count: > 0 } obstacles)
        {
            obstacles.ForEach(System.Console.Error.WriteLine);
            return 2;
        }

        foreach (var benchmark in chosen)
        {
            foreach (var kind in benchmark.Stores.Intersect(options.Stores))
            {
                await using var store = await OpenAsync(kind);
                await RunAsync(new BenchmarkRun(options, Begin(benchmark, store, options), store), benchmark);
            }

            if (benchmark.Stores.Count == 0)
            {
                await RunAsync(new BenchmarkRun(options, Begin(benchmark, null, options), null), benchmark);
            }
        }

        return 0;
    }

    private static string? ObstacleOf(IBenchmark benchmark, BenchmarkOptions options) =>
        benchmark.Stores.Count > 0 && !benchmark.Stores.Intersect(options.Stores).Any()
            ? $"{benchmark.Name} runs on {string.Join(" and ", benchmark.Stores)} only: leave --store out, or name it."
            : null;

    private static async Task RunAsync(BenchmarkRun run, IBenchmark benchmark)
    {
        await benchmark.RunAsync(run);
        if (run.Options.Results is { } path)
        {
            ResultsFile.Replace(path, run.Report.Title, run.Report.End());
        }
    }

    private static async Task<IStore> OpenAsync(StoreKind kind) =>
        kind == StoreKind.Sqlite ? new SqliteStore() : await PostgresStore.StartAsync();

    private static Report Begin(IBenchmark benchmark, IStore? store, BenchmarkOptions options)
    {
        var title = store is null ? benchmark.Name : $"{benchmark.Name} on {store.Name}";
        var backlog = options.Backlog is { } number ? $", backlog {Numbers.Count(number)}" : "";
        return new Report(title + backlog, options.CommandLine(benchmark.Name, store?.Word), store?.Description);
    }
}
