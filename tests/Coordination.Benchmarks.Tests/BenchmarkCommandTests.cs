using Coordination.Benchmarks.CommandLine;
using Coordination.Benchmarks.Stores;
using Shouldly;
using Xunit;

namespace Coordination.Benchmarks.Tests;

public sealed class BenchmarkCommandTests
{
    [Theory]
    [InlineData("", "benchmark")]
    [InlineData("nothing", "'nothing'")]
    [InlineData("journal --store oracle", "'oracle'")]
    [InlineData("lifecycles --clients 0", "--clients")]
    [InlineData("lifecycles --clients 257", "--clients")]
    [InlineData("lifecycles --clients many", "--clients")]
    [InlineData("lifecycles --rounds 0", "--rounds")]
    [InlineData("lifecycles --rounds five", "--rounds")]
    [InlineData("lifecycles --backlog -1", "--backlog")]
    [InlineData("lifecycles --backlog 1.5", "--backlog")]
    [InlineData("lifecycles --seconds 0", "--seconds")]
    public async Task RunAsync_WrongUsage_NamesItAndRunsNothing(string line, string named)
    {
        var errors = new StringWriter();
        var ran = false;

        var code = await BenchmarkCommand.RunAsync(Words(line), AllBenchmarks.List, Run, errors);

        code.ShouldBe(2);
        ran.ShouldBeFalse();
        errors.ToString().ShouldContain(named);
        errors.ToString().ShouldContain("usage:");

        Task<int> Run(IReadOnlyList<string> names, BenchmarkOptions options)
        {
            ran = true;
            return Task.FromResult(0);
        }
    }

    [Fact]
    public async Task RunAsync_NameAlone_MeasuresEverythingAndKeepsIt()
    {
        var (names, options) = await ParseAsync("lifecycles rebuild");

        names.ShouldBe(["lifecycles", "rebuild"]);
        options.Stores.ShouldBe([StoreKind.Postgres, StoreKind.Sqlite]);
        options.Clients.ShouldBe([1, 16, 64, 256]);
        options.Rounds.ShouldBe(5);
        options.Backlog.ShouldBeNull();
        options.Results.ShouldNotBeNull().ShouldEndWith("RESULTS.md");
        options.CommandLine("lifecycles", "sqlite").ShouldBe("lifecycles --store sqlite");
    }

    [Fact]
    public async Task RunAsync_EveryOption_IsTakenAndPrintedAgain()
    {
        var (_, options) = await ParseAsync("lifecycles --store postgres --clients 256 16,4 --backlog 1000 --rounds 7 --seconds 0.5 --results there.md");

        options.Stores.ShouldBe([StoreKind.Postgres]);
        options.Clients.ShouldBe([256, 16, 4]);
        options.Results.ShouldBe("there.md");
        options.CommandLine("lifecycles", "postgres")
            .ShouldBe("lifecycles --store postgres --clients 256,16,4 --backlog 1000 --rounds 7 --seconds 0.5");
    }

    [Theory]
    [InlineData("lifecycles --quick")]
    [InlineData("lifecycles --clients 256")]
    [InlineData("lifecycles --rounds 3")]
    [InlineData("lifecycles --seconds 1")]
    public async Task RunAsync_LessThanAWholeRun_KeepsNoFigures(string line) => (await ParseAsync(line)).Options.Results.ShouldBeNull();

    private static async Task<(IReadOnlyList<string> Names, BenchmarkOptions Options)> ParseAsync(string line)
    {
        (IReadOnlyList<string>, BenchmarkOptions)? given = null;
        var code = await BenchmarkCommand.RunAsync(Words(line), AllBenchmarks.List, Run, TextWriter.Null);
        code.ShouldBe(0);
        return given.ShouldNotBeNull();

        Task<int> Run(IReadOnlyList<string> names, BenchmarkOptions options)
        {
            given = (names, options);
            return Task.FromResult(0);
        }
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
