using Coordination.Benchmarks;
using Coordination.Benchmarks.CommandLine;
using Coordination.Benchmarks.Dispatch;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Journal;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Querying;

IBenchmark[] benchmarks =
[
    new DispatchBenchmark(), new JournalBenchmark(), new LifecycleBenchmark("lifecycles", 0),
    new LifecycleBenchmark("lifecycles-backlog", 1_000_000), new RebuildBenchmark(), new QueryBenchmark(),
];
var runner = new Runner(benchmarks);
var parsed = BenchmarkCommand.Create(benchmarks.Select(benchmark => benchmark.Name), runner.RunAsync).Parse(args);
foreach (var error in parsed.Errors)
{
    Console.Error.WriteLine(error.Message);
}

if (parsed.Errors.Count == 0)
{
    return await parsed.InvokeAsync();
}

Console.Error.WriteLine($"usage: dotnet run --project benchmarks/Coordination.Benchmarks -c Release -- {string.Join('|', benchmarks.Select(benchmark => benchmark.Name))} ... [options]; see --help.");
return 2;
