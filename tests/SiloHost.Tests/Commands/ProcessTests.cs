using Coordination.Plans;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

/// <summary>What the executable adds to its commands: its own exit code, console, environment and current folder.</summary>
public sealed class ProcessTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Process_PrintedDocument_ComesAsItIsWithoutAMark()
    {
        var result = await Cli.RunProcessAsync(Nothing, "plan", "sample");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldBeEmpty();
        result.Output.TrimEnd('\n').ShouldBe(System.Text.Encoding.UTF8.GetString(SamplePlan.Json.Span).TrimEnd('\n'));
    }

    [Fact]
    public async Task Process_RelativePath_BeginsAtItsCurrentFolder()
    {
        var result = await Cli.RunProcessAsync(Nothing, "scenario", "check", "scenarios/mmc-3.json");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith("scenarios/mmc-3.json: ");
    }

    [Fact]
    public async Task Process_WrongVariable_Exits2WithItsName()
    {
        var result = await Cli.RunProcessAsync(new Dictionary<string, string> { ["COORDINATION_POSTGRES_CONNECTION"] = "top-secret" }, "database", "status");

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("COORDINATION_POSTGRES_CONNECTION");
        result.Error.ShouldNotContain("top-secret");
        result.HasPlainError.ShouldBeTrue(result.Error);
    }
}
