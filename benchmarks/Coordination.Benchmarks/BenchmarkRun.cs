using Coordination.Benchmarks.CommandLine;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks;

/// <summary>One run of one benchmark.</summary>
/// <param name="Options">How to measure.</param>
/// <param name="Report">Where figures go.</param>
/// <param name="ChosenStore">The store, for benchmarks that use one.</param>
internal sealed record BenchmarkRun(BenchmarkOptions Options, Report Report, IStore? ChosenStore)
{
    /// <summary>The store.</summary>
    public IStore Store => ChosenStore ?? throw new InvalidOperationException("This benchmark said that it uses no store.");

    /// <summary>Measures in rounds.</summary>
    public async Task<List<T>> RoundsAsync<T>(string what, Func<Task<T>> measure)
    {
        var results = new List<T>();
        for (var round = 1; round <= Options.Rounds; round++)
        {
            Progress($"{what}, round {round} of {Options.Rounds}");

            // On a stack of its own: frames of the round before would keep its memory alive.
            await Task.Yield();
            results.Add(await measure());
        }

        return results;
    }

    /// <summary>Says what is being done; never part of a result.</summary>
    public static void Progress(string text) => System.Console.Error.WriteLine($"  … {text}");
}
