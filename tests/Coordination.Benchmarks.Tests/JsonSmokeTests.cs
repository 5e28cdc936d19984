using Coordination.Benchmarks.CommandLine;
using Shouldly;
using Xunit;

namespace Coordination.Benchmarks.Tests;

/// <summary>The benchmark of JSON at its smallest: it refuses to measure ways that do not write and read the same.</summary>
public sealed class JsonSmokeTests
{
    [Fact]
    public async Task RunAsync_Quick_FindsTheSameBytesBothWays() =>
        (await BenchmarkCommand.RunAsync(["json", "--quick"], AllBenchmarks.List, new Runner(AllBenchmarks.List).RunAsync, TextWriter.Null)).ShouldBe(0);
}
