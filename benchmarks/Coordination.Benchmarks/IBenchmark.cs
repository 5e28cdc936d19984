using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks;

/// <summary>A set of figures, measured beside their baselines in the same run.</summary>
internal interface IBenchmark
{
    /// <summary>Its word on the command line, and the beginning of its section's title in RESULTS.md.</summary>
    string Name { get; }

    /// <summary>The stores that it is run on, once for each; none when it uses no store.</summary>
    IReadOnlyList<StoreKind> Stores { get; }

    /// <summary>Measures; reports as figures are ready.</summary>
    Task RunAsync(BenchmarkRun run);
}
