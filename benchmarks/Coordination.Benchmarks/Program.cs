using Coordination.Benchmarks;
using Coordination.Benchmarks.Dispatch;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Journal;

return Runner.Run(args, [new DispatchBenchmark(), new JournalBenchmark(), new LifecycleBenchmark(), new RebuildBenchmark()]);
