using Coordination.Benchmarks.CommandLine;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Measuring;

namespace Coordination.Benchmarks.Clusters;

/// <summary>One arrangement of processes, and what its rounds came to.</summary>
/// <param name="name">Its name.</param>
/// <param name="side">How it is opened and measured.</param>
internal sealed class ClusterSide(string name, Side side)
{
    private readonly List<LoadResult[]> _rounds = [];

    public string Name => name;

    /// <summary>Runs it once for longer, unmeasured: the baseline has run already to find its connections, and compiled code is what counts.</summary>
    public async Task WarmUpAsync(BenchmarkOptions options)
    {
        BenchmarkRun.Progress($"warming up: {name}");
        await side.MeasureAsync([options.Clients.Max()], options.Length * 8);
    }

    /// <summary>Measures one round, with each number of clients.</summary>
    public async Task MeasureAsync(BenchmarkOptions options)
    {
        BenchmarkRun.Progress($"  {name}");
        _rounds.Add(await side.MeasureAsync(options.Clients, options.Length));
    }

    /// <summary>The median of a number.</summary>
    /// <param name="index">Which number of clients.</param>
    /// <param name="number">The number.</param>
    public double Median(int index, Func<LoadResult, double> number) => Rounds.Median(_rounds, round => number(round[index]));

    /// <summary>The median of a number; null where it could not be measured.</summary>
    public double? MedianOrNull(int index, Func<LoadResult, double?> number) => Rounds.MedianOrNull(_rounds, round => number(round[index]));

    /// <summary>The medians of a lifecycle's times.</summary>
    public Percentiles Times(int index) => Percentiles.Median(_rounds.Select(round => round[index].Lifecycle));
}
