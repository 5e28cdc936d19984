using Coordination.Benchmarks;
using Coordination.Benchmarks.CommandLine;

return await BenchmarkCommand.RunAsync(args, AllBenchmarks.List, new Runner(AllBenchmarks.List).RunAsync, System.Console.Error);
