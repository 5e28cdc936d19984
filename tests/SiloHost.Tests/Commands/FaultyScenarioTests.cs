using System.Text.Json.Nodes;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

/// <summary>Nonsense in a scenario is refused by every command that reads one, with the path and how to fix it.</summary>
public sealed class FaultyScenarioTests
{
    [Theory]
    [InlineData("simulate", "$.arrivals[0].rates[0]", "arrivals/0/rates/0/rate", "-1")]
    [InlineData("staff", "$.arrivals[0].rates[0]", "arrivals/0/rates/0/rate", "-1")]
    [InlineData("simulate", "$.rosters[0].staff: The roster is empty", "rosters", """[{ "staff": [], "shifts": [{ "from": 0, "to": 60 }] }]""")]
    [InlineData("staff", "$.rosters[0].staff: The roster is empty", "rosters", """[{ "staff": [], "shifts": [{ "from": 0, "to": 60 }] }]""")]
    [InlineData("simulate", "$.patience[0].time.mean", "patience", """[{ "time": { "kind": "exponential", "mean": 0 } }]""")]
    [InlineData("staff", "$.patience[0].time.mean", "patience", """[{ "time": { "kind": "exponential", "mean": 0 } }]""")]
    [InlineData("simulate", "'replications'", "replicatons", "5")]
    [InlineData("staff", "'replications'", "replicatons", "5")]
    [InlineData("simulate", "$.horizon", "horizon", "0")]
    [InlineData("simulate", "$.organisation.model", "organisation", """{ "model": "pyramid" }""")]
    public async Task Command_FaultyScenario_Exits1WithThePath(string command, string words, string path, string value)
    {
        using var folder = new TemporaryFolder();
        var scenario = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Cli.Repository, "scenarios", "staffing-desk.json")), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        Set(scenario, path.Split('/'), JsonNode.Parse(value));
        await File.WriteAllTextAsync(folder.File("faulty.json"), scenario.ToJsonString());

        var result = await Cli.RunAsync(command, folder.File("faulty.json"));

        result.ExitCode.ShouldBe(1, result.Error);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain(words);
        result.Error.ShouldContain("faulty.json has 1 fault.");
        result.Error.ShouldNotContain("   at ");
    }

    private static void Set(JsonNode node, string[] path, JsonNode? value)
    {
        var parent = path[..^1].Aggregate(node, (at, part) => at is JsonArray list ? list[int.Parse(part, null)]! : at[part]!);
        parent[path[^1]] = value;
    }
}
