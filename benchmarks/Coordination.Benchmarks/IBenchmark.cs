namespace Coordination.Benchmarks;

/// <summary>A set of figures, measured beside their baselines in the same run.</summary>
internal interface IBenchmark
{
    /// <summary>Its word on the command line, and the beginning of its section's title in RESULTS.md.</summary>
    string Name { get; }

    /// <summary>Whether it is run once for each store.</summary>
    bool UsesStore { get; }

    /// <summary>Measures; reports as figures are ready.</summary>
    Task RunAsync(BenchmarkRun run);
}
