using Coordination.Benchmarks.CommandLine;
using Shouldly;
using Xunit;

namespace Coordination.Benchmarks.Tests;

/// <summary>Every benchmark that uses a store, at its smallest; what it measures is not looked at.</summary>
public sealed class SmokeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("results-");

    [Fact]
    public async Task RunAsync_QuickOnSqlite_WritesEveryTable() => await RunAsync(StoreKind.Sqlite, "SQLite");

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task RunAsync(StoreKind store, string name)
    {
        var file = Path.Combine(_folder.FullName, "RESULTS.md");
        var names = AllBenchmarks.List.Where(benchmark => benchmark.UsesStore).Select(benchmark => benchmark.Name).ToList();

        await new Runner(AllBenchmarks.List).RunAsync(names, new BenchmarkOptions
        {
            Stores = [store], Clients = [4], Rounds = 1, Length = TimeSpan.FromMilliseconds(100), Quick = true, Results = file,
        });

        var results = await File.ReadAllTextAsync(file);
        foreach (var title in names.Select(benchmark => $"## {benchmark} on {name}"))
        {
            results.ShouldContain(title);
        }

        results.ShouldNotContain("NaN");
        results.ShouldContain("| 4 | CPU of the server, µs |");
    }
}
