using System.Text.Json;
using Coordination.Simulation.Results;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Runs;

/// <summary>The JSON of a comparison is a contract with programs: a field that changes its name breaks them.</summary>
public sealed class ResultFormatTests
{
    [Fact]
    public void Write_Comparison_HasTheFieldsOfTheSnapshot()
    {
        var scenario = ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", "peak-day.json")).Scenario! with { Replications = 2 };
        var comparison = SimulationRun.Compare([new("as written", scenario), VariantText.Apply(scenario, "pooling=off")]);
        using var json = JsonDocument.Parse(SimulationResultJson.Write(comparison));
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        Collect(json.RootElement, "$", fields);
        var text = string.Join('\n', fields) + "\n";

        var file = Path.Combine(Repository.Root, "tests", "Coordination.Simulation.Tests", "Runs", "ResultFormat.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is { Length: > 0 })
        {
            File.WriteAllText(file, text);
        }

        text.ShouldBe(File.ReadAllText(file), "the format of results has changed: if that is meant, run the tests once with UPDATE_SNAPSHOTS=1.");
    }

    private static void Collect(JsonElement value, string path, SortedSet<string> fields)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Collect(property.Value, $"{path}.{property.Name}", fields);
                }

                break;
            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                {
                    Collect(element, $"{path}[]", fields);
                }

                break;
            default:
                fields.Add(path);
                break;
        }
    }
}
