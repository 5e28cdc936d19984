using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Simulation.Scenarios;
using Coordination.TestKit.Schemas;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Scenarios.Schema;

public sealed partial class ScenarioSchemaTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonDocument Schema = JsonDocument.Parse(ScenarioSchema.Json);
    private static readonly string[] Files = ["peak-day.json", "staffing-desk.json", "mmc-3.json", "mmc-10.json", "mmc-20.json"];

    [Fact]
    public void PublishedSchema_Always_IsWhatTheTypesSay()
    {
        var file = Path.Combine(Repository.Root, "docs", "scenario.schema.json");
        var generated = SchemaGenerator.Generate(typeof(Scenario), "Scenario", Read("peak-day.json"), PlanSchemaBounds.Bounds, ScenarioSchemaBounds.Bounds);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, generated);
        }

        File.ReadAllText(file).ShouldBe(
            generated, "docs/scenario.schema.json is out of date: run the tests once with UPDATE_SNAPSHOTS=1, look at the difference, and commit it.");
    }

    [Fact]
    public void BuiltInSchema_Always_IsThePublishedOne() =>
        ScenarioSchema.Json.ToArray().ShouldBe(File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "scenario.schema.json")));

    [Fact]
    public void ShippedScenarios_AsWrittenAndAsTheProgramWritesThem_FitTheSchemaAndNameIt()
    {
        foreach (var file in Files)
        {
            var path = Path.Combine(Repository.Root, "scenarios", file);
            Complaints(JsonNode.Parse(File.ReadAllText(path), documentOptions: Lenient)!).ShouldBeEmpty(file);
            Complaints(JsonNode.Parse(ScenarioDocument.Write(Read(file)))!).ShouldBeEmpty(file);
            var schema = Read(file).Schema.ShouldNotBeNull();
            Path.GetFullPath(schema, Path.GetDirectoryName(path)!).ShouldBe(Path.Combine(Repository.Root, "docs", "scenario.schema.json"));
        }
    }

    [Fact]
    public void EveryNumber_BelowOrAboveItsBounds_IsRefusedBySchemaAndCheckAlike()
    {
        var (tried, refused, differences) = (0, 0, new List<string>());
        foreach (var file in (string[])["peak-day.json", "mmc-3.json"])
        {
            var document = JsonNode.Parse(ScenarioDocument.Write(Read(file)))!;
            foreach (var path in OfEachKind(Numbers(document).Where(path => IsJudged(document, path))))
            {
                foreach (var value in (double[])[-2000, -1, 0, 0.5, 1e9])
                {
                    var changed = document.DeepClone();
                    Find(changed, path).ReplaceWith(JsonValue.Create(value));
                    var faults = ScenarioDocument.ReadAndCheck(Encoding.UTF8.GetBytes(changed.ToJsonString())).Faults;
                    var complains = Complaints(changed).Any(complaint => complaint.StartsWith(path, StringComparison.Ordinal));
                    tried++;
                    refused += complains ? 1 : 0;
                    if (complains ? faults.IsEmpty : !DependsOnOthers(path) && faults.Any(fault => fault.Path == path))
                    {
                        differences.Add($"{file} {path} = {value}: {(complains ? "only the schema complains" : $"only the check complains: {faults[0].Message}")}");
                    }
                }
            }
        }

        differences.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(400);
        refused.ShouldBeGreaterThan(tried / 5);
    }

    // The elements of a list have one schema and one check: the first and the last of each kind of path.
    private static IEnumerable<string> OfEachKind(IEnumerable<string> paths) =>
        paths.GroupBy(path => Index().Replace(path, "[]")).SelectMany(kind => new[] { kind.First(), kind.Last() }.Distinct());

    // The plan has a schema of its own; a queueing model's organisation is not looked at.
    private static bool IsJudged(JsonNode document, string path) =>
        !path.StartsWith("$.plan.", StringComparison.Ordinal) && (document["queue"] is null || !path.StartsWith("$.organisation.", StringComparison.Ordinal));

    // Times that must rise, and an absence that must end after it begins: no schema can say that.
    private static bool DependsOnOthers(string path) =>
        path.Contains(".times[", StringComparison.Ordinal) || path.StartsWith("$.absences[", StringComparison.Ordinal);

    [Theory]
    [InlineData("replicatons", "5")]
    [InlineData("version", "\"1\"")]
    [InlineData("name", "\"\"")]
    [InlineData("start", "\"2 March 2026\"")]
    [InlineData("atClosing", "\"sleep\"")]
    [InlineData("organisation", """{ "model": "pyramid" }""")]
    [InlineData("patience", """[{ "time": { "kind": "normal", "mean": 5 } }]""")]
    [InlineData("patience", """[{ "urgency": 6, "time": { "kind": "exponential", "mean": 5 } }]""")]
    [InlineData("rosters", """[{ "staff": [], "shifts": [{ "from": 0, "to": 60 }] }]""")]
    [InlineData("rosters", """[{ "staff": ["ann"] }]""")]
    [InlineData("serviceTimes", """[{ "time": { "kind": "exponential", "mean": 5 }, "factorBySkillLevel": { "6": 1 } }]""")]
    [InlineData("arrivals", """[{ "service": "a card", "rate": 1 }]""")]
    public void Document_OfAWrongForm_IsRefusedBySchemaAndReaderAlike(string member, string value)
    {
        var document = JsonNode.Parse(ScenarioDocument.Write(Read("staffing-desk.json")))!;
        document[member] = JsonNode.Parse(value);

        Complaints(document).ShouldNotBeEmpty();
        ScenarioDocument.ReadAndCheck(Encoding.UTF8.GetBytes(document.ToJsonString())).IsRead.ShouldBeFalse();
    }

    private static Scenario Read(string file) => ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", file)).Scenario!;

    private static List<string> Complaints(JsonNode document) =>
        [.. SchemaValidator.Validate(JsonSerializer.SerializeToElement(document), Schema.RootElement)];

    private static IEnumerable<string> Numbers(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(member => Numbers(member.Value)),
        JsonArray list => list.SelectMany(Numbers),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => [value.GetPath()],
        _ => [],
    };

    private static JsonNode Find(JsonNode node, string path) => node switch
    {
        JsonObject part => part.Select(member => member.Value).OfType<JsonNode>().FirstOrDefault(child => Leads(child, path)) is { } child ? Find(child, path) : node,
        JsonArray list => list.OfType<JsonNode>().FirstOrDefault(child => Leads(child, path)) is { } child ? Find(child, path) : node,
        _ => node,
    };

    private static bool Leads(JsonNode child, string path) =>
        child.GetPath() is var at && path.StartsWith(at, StringComparison.Ordinal) && (path.Length == at.Length || path[at.Length] is '.' or '[');

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Index();
}
