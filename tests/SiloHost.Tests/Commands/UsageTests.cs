using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("'bogus'", "bogus")]
    [InlineData("'--bogus'", "--bogus")]
    [InlineData("Required command", "plan")]
    [InlineData("--date", "replay", "scenarios/small-day.csv")]
    [InlineData("Required argument", "replay", "--date", "2026-03-02")]
    [InlineData("'second.csv'", "replay", "first.csv", "second.csv", "--date", "2026-03-02")]
    [InlineData("'2026-02-30' is not a date", "replay", "scenarios/small-day.csv", "--date", "2026-02-30")]
    [InlineData("'2.3.2026' is not a date", "replay", "scenarios/small-day.csv", "--date", "2.3.2026")]
    [InlineData("strict, accumulating, deadline", "replay", "scenarios/small-day.csv", "--date", "2026-03-02", "--policy", "fifo")]
    [InlineData("on, off", "replay", "scenarios/small-day.csv", "--date", "2026-03-02", "--pooling", "maybe")]
    [InlineData("'-1' is not a seed", "replay", "scenarios/small-day.csv", "--date", "2026-03-02", "--seed", "-1")]
    public async Task Run_WrongUsage_Exits2WithASentence(string words, params string[] arguments)
    {
        var result = await Cli.RunAsync(arguments);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain(words);
        result.Error.ShouldContain("--help'");
        result.HasPlainError.ShouldBeTrue(result.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("replay", "--help")]
    [InlineData("plan", "--help")]
    public async Task Run_Help_Exits0OnStandardOutput(params string[] arguments)
    {
        var result = await Cli.RunAsync(arguments);

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("Usage:");
        result.Error.ShouldBeEmpty();
    }
}
