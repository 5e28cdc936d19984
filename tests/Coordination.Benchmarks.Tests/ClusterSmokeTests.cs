using Coordination.Benchmarks.CommandLine;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;

namespace Coordination.Benchmarks.Tests;

/// <summary>The cluster's benchmark at its smallest; what it measures is not looked at.</summary>
[NeedsPostgres(Own = true)]
public sealed class ClusterSmokeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("results-");

    [NeedFact]
    public async Task RunAsync_Quick_WritesEveryTable()
    {
        var file = Path.Combine(_folder.FullName, "RESULTS.md");

        var code = await BenchmarkCommand.RunAsync(
            ["cluster", "--quick", "--clients", "4", "--seconds", "0.1", "--results", file],
            AllBenchmarks.List,
            new Runner(AllBenchmarks.List).RunAsync,
            TextWriter.Null);

        code.ShouldBe(0);
        var results = await File.ReadAllTextAsync(file);
        results.ShouldContain("## cluster on PostgreSQL");
        results.ShouldContain("| 4 | plain grain, two silos |");
        results.ShouldContain("| two silos, grains anywhere |");
        results.ShouldNotContain("NaN");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
