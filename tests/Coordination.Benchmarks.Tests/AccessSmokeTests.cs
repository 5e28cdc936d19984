using Coordination.Benchmarks.CommandLine;
using Shouldly;
using Xunit;

namespace Coordination.Benchmarks.Tests;

/// <summary>The benchmark of access at its smallest: it refuses to measure keys that are not what they are.</summary>
public sealed class AccessSmokeTests
{
    [Fact]
    public async Task RunAsync_Quick_TakesEveryKeyForWhatItIs() =>
        (await BenchmarkCommand.RunAsync(["access", "--quick"], AllBenchmarks.List, new Runner(AllBenchmarks.List).RunAsync, TextWriter.Null)).ShouldBe(0);
}
