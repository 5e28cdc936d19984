using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Plans;
using Coordination.TestKit.Schemas;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans.Schema;

public sealed class PlanSchemaTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Fact]
    public void PublishedSchema_Always_IsWhatTheTypesSay()
    {
        var file = Path.Combine(Repository.Root, "docs", "plan.schema.json");
        var generated = Generate();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, generated);
        }

        File.ReadAllText(file).ShouldBe(
            generated, "docs/plan.schema.json is out of date: run the tests once with UPDATE_SNAPSHOTS=1, look at the difference, and commit it.");
    }

    [Fact]
    public void BuiltInSchema_Always_IsThePublishedOne() =>
        PlanSchema.Json.ToArray().ShouldBe(File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "plan.schema.json")));

    [Fact]
    public void Sample_AsWritten_FitsTheSchema() => Complaints(SamplePlan.Json).ShouldBeEmpty();

    [Fact]
    public void Sample_AsTheEngineWritesIt_FitsTheSchema()
    {
        Complaints(PlanDocument.Write(SamplePlan.Load())).ShouldBeEmpty();
        Complaints(PlanDocument.WriteIndented(SamplePlan.Load())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"centre":"a b","name":"n","timeZone":"UTC"}""")]
    [InlineData("""{"centre":"a","name":"n"}""")]
    [InlineData("""{"centre":"a","name":"n","timeZone":"UTC","colour":"red"}""")]
    [InlineData("""{"centre":"a","name":"n","timeZone":"UTC","departments":[{"id":"d","name":"d","kind":"useful"}]}""")]
    [InlineData("""{"centre":"a","name":"n","timeZone":"UTC","routing":{"rates":{"6":1}}}""")]
    [InlineData("""{"centre":"a","name":"n","timeZone":"UTC","serviceLevels":[{"urgency":6,"minutes":1}]}""")]
    [InlineData("""{"centre":"a","name":"n","timeZone":"UTC","calendars":[{"id":"c","hours":[{"day":"monday","from":"8:00","to":"9:00"}]}]}""")]
    [InlineData("""{"centre":"a","name":"n","timeZone":"UTC","services":[{"id":"s","name":"s","steps":[{"id":"x","department":"d","cost":{"fax":1}}]}]}""")]
    public void Document_OfAWrongForm_IsRefusedBySchemaAndReaderAlike(string json)
    {
        var utf8 = System.Text.Encoding.UTF8.GetBytes(json);

        Complaints(utf8).ShouldNotBeEmpty();
        PlanDocument.Read(utf8).IsRead.ShouldBeFalse();
    }

    [Fact]
    public void EveryProperty_InTheSchema_IsDescribed()
    {
        var undescribed = new List<string>();
        Walk(JsonNode.Parse(Generate())!, "$", undescribed);
        undescribed.ShouldBeEmpty();
    }

    [Fact]
    public void EveryProperty_InTheSchema_IsRequiredOrSaysItsDefault()
    {
        var silent = new List<string>();
        WalkObjects(JsonNode.Parse(Generate())!, "$", (schema, path) => silent.AddRange(schema["properties"]!.AsObject()
            .Where(property => !(schema["required"]?.AsArray().Any(name => (string?)name == property.Key) ?? false) && property.Value!["properties"] is null && !property.Value.AsObject().ContainsKey("default"))
            .Select(property => $"{path}.{property.Key}")));
        silent.ShouldBeEmpty();
    }

    [Fact]
    public void Examples_InTheSchema_AreManyAndFitIt()
    {
        var (examples, complaints) = (0, new List<string>());
        WalkObjects(JsonNode.Parse(Generate())!, "$", (schema, path) =>
        {
            foreach (var (name, property) in schema["properties"]!.AsObject())
            {
                foreach (var example in property!["examples"]?.AsArray() ?? [])
                {
                    examples++;
                    complaints.AddRange(SchemaValidator.Validate(JsonSerializer.SerializeToElement(example), JsonSerializer.SerializeToElement(property)).Select(complaint => $"{path}.{name}: {complaint}"));
                }
            }
        });
        complaints.ShouldBeEmpty();
        examples.ShouldBeGreaterThan(60);
    }

    private static void WalkObjects(JsonNode node, string path, Action<JsonNode, string> visit)
    {
        if (node["properties"] is JsonObject properties)
        {
            visit(node, path);
            foreach (var (name, property) in properties)
            {
                WalkObjects(property!, $"{path}.{name}", visit);
            }
        }

        foreach (var part in (string[])["items", "additionalProperties"])
        {
            if (node[part] is JsonObject entry)
            {
                WalkObjects(entry, $"{path}[]", visit);
            }
        }
    }

    private static string Generate() => SchemaGenerator.Generate(typeof(HallPlan), "Hall plan", SamplePlan.Load(), PlanSchemaBounds.Bounds);

    private static void Walk(JsonNode node, string path, List<string> undescribed)
    {
        foreach (var (name, property) in node["properties"]?.AsObject() ?? [])
        {
            if (property!["description"] is null)
            {
                undescribed.Add($"{path}.{name}");
            }

            Walk(property, $"{path}.{name}", undescribed);
        }

        if (node["items"] is { } items)
        {
            Walk(items, $"{path}[]", undescribed);
        }
    }

    private static List<string> Complaints(ReadOnlyMemory<byte> document)
    {
        using var schema = JsonDocument.Parse(PlanSchema.Json);
        using var value = JsonDocument.Parse(document, Lenient);
        return [.. SchemaValidator.Validate(value.RootElement, schema.RootElement)];
    }
}
