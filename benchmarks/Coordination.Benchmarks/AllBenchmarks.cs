using Coordination.Benchmarks.Access;
using Coordination.Benchmarks.Clusters;
using Coordination.Benchmarks.Clusters.Processes;
using Coordination.Benchmarks.Consoles;
using Coordination.Benchmarks.Dispatch;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Journal;
using Coordination.Benchmarks.Json;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Querying;
using Coordination.Benchmarks.Simulations;

namespace Coordination.Benchmarks;

/// <summary>Everything that can be measured, in the order in which it is.</summary>
internal static class AllBenchmarks
{
    public static IReadOnlyList<IBenchmark> List { get; } =
    [
        new DispatchBenchmark(),
        new JsonBenchmark(),
        new AccessBenchmark(),
        new SimulateBenchmark(),
        new JournalBenchmark(),
        new VerifyBenchmark(),
        new LifecycleBenchmark("lifecycles", 0),
        new LifecycleBenchmark("lifecycles-backlog", 1_000_000),
        new ClusterBenchmark(),
        new RebuildBenchmark(),
        new TakeOverBenchmark(),
        new IdleBenchmark(),
        new QueryBenchmark(),
        new ListBenchmark(),
        new PagesBenchmark(),
        new ConsolesBenchmark(),
    ];
}
