using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class PlanCommandTests
{
    [Fact]
    public async Task PlanSample_Printed_IsAValidPlan()
    {
        using var folder = new TemporaryFolder();
        var sample = await Cli.RunAsync("plan", "sample");
        await File.WriteAllTextAsync(folder.File("plan.json"), sample.Output);

        var check = await Cli.RunAsync("plan", "check", folder.File("plan.json"));

        sample.ExitCode.ShouldBe(0);
        sample.Error.ShouldBeEmpty();
        check.ExitCode.ShouldBe(0, check.Error);
        check.Output.ShouldContain("is valid");
    }

    [Fact]
    public async Task PlanSchema_Printed_IsAJsonSchema()
    {
        var result = await Cli.RunAsync("plan", "schema");

        result.ExitCode.ShouldBe(0);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("$schema").GetString()!.ShouldContain("json-schema.org");
    }

    [Fact]
    public async Task PlanCheck_SeveralFaults_Exits1AndNamesEveryPath()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("plan.json");
        await File.WriteAllTextAsync(file, """{ "centre": "here", "name": "Here", "timeZone": "Nowhere/At-All", "staff": [ { "id": "ann", "name": "Ann", "department": "ghosts" } ] }""");

        var people = await Cli.RunAsync("plan", "check", file);
        var machine = await Cli.RunAsync("plan", "check", file, "--json");

        people.ExitCode.ShouldBe(1);
        people.Output.ShouldBeEmpty();
        people.Error.ShouldContain("line 1, column 37, $.timeZone: ");
        people.Error.ShouldContain("$.staff[0].department: ");
        machine.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(machine.Output);
        json.RootElement.GetProperty("valid").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("faults").GetArrayLength().ShouldBeGreaterThanOrEqualTo(2);
        json.RootElement.GetProperty("faults").EnumerateArray().ShouldAllBe(fault => fault.GetProperty("line").GetInt32() == 1 && fault.GetProperty("column").GetInt32() >= 1);
    }

    [Fact]
    public async Task PlanCheck_NoSuchFile_Exits1WithASentence()
    {
        var result = await Cli.RunAsync("plan", "check", "no-such-plan.json");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("no-such-plan.json");
        result.HasPlainError.ShouldBeTrue(result.Error);
    }
}
