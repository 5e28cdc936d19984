using Coordination.Benchmarks.CommandLine;
using Coordination.TestKit.Needs;
using Shouldly;

namespace Coordination.Benchmarks.Tests;

/// <summary>Every benchmark that runs on either store, at its smallest; what it measures is not looked at.</summary>
public abstract class SmokeTests(string word, string name) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("results-");

    [NeedFact]
    public async Task RunAsync_Quick_WritesEveryTable()
    {
        var file = Path.Combine(_folder.FullName, "RESULTS.md");
        var names = AllBenchmarks.List.Where(benchmark => benchmark.Stores.Count > 1).Select(benchmark => benchmark.Name).ToList();

        var code = await BenchmarkCommand.RunAsync(
            [.. names, "--quick", "--store", word, "--clients", "4", "--seconds", "0.1", "--results", file],
            AllBenchmarks.List,
            new Runner(AllBenchmarks.List).RunAsync,
            TextWriter.Null);

        code.ShouldBe(0);
        var results = await File.ReadAllTextAsync(file);
        foreach (var benchmark in names)
        {
            results.ShouldContain($"## {benchmark} on {name}");
        }

        results.ShouldContain("| 4 | CPU of the server, µs |");
        results.ShouldNotContain("NaN");
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
