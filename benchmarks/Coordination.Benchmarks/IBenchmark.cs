namespace Coordination.Benchmarks;

/// <summary>A set of figures, measured beside their baselines in the same run.</summary>
internal interface IBenchmark
{
    /// <summary>Its word on the command line, and its section's title in RESULTS.md.</summary>
    string Name { get; }

    /// <summary>Measures. Rows come as they are ready.</summary>
    IEnumerable<Figure> Run();
}
