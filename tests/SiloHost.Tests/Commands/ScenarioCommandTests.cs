using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class ScenarioCommandTests
{
    [Fact]
    public async Task ScenarioSchema_Printed_IsThePublishedOne()
    {
        var result = await Cli.RunAsync("scenario", "schema");

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldBeEmpty();
        result.Output.ShouldBe(await File.ReadAllTextAsync(Path.Combine(Cli.Repository, "docs", "scenario.schema.json")));
    }

    [Fact]
    public async Task ScenarioCheck_ShippedScenario_IsValid()
    {
        var result = await Cli.RunAsync("scenario", "check", "scenarios/peak-day.json");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("the scenario 'Peak day at Riverside' is valid.");
    }

    [Fact]
    public async Task ScenarioCheck_SeveralFaults_Exits1AndNamesEveryPath()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("faulty.json"), """{ "version": 1, "name": "Faulty", "horizon": 0, "queue": { "servers": 0, "arrivals": { "1": 1 }, "service": { "kind": "exponential", "mean": -1 } } }""");

        var people = await Cli.RunAsync("scenario", "check", folder.File("faulty.json"));
        var machine = await Cli.RunAsync("scenario", "check", folder.File("faulty.json"), "--json");

        people.ExitCode.ShouldBe(1);
        people.Output.ShouldBeEmpty();
        foreach (var path in (string[])["$.horizon: ", "$.queue.servers: ", "$.queue.service.mean: ", "has 3 faults."])
        {
            people.Error.ShouldContain(path);
        }

        machine.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(machine.Output);
        json.RootElement.GetProperty("valid").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("faults").GetArrayLength().ShouldBe(3);
    }
}
