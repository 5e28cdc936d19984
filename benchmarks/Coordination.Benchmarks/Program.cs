using Coordination.Benchmarks;
using Coordination.Benchmarks.Dispatch;

return Runner.Run(args, [new DispatchBenchmark()]);
