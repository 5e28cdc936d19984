using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Survey.Questionnaires;
using Coordination.TestKit.Schemas;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Questionnaires;

/// <summary>The schema of questionnaires says what their types say, and fits the one that is built in.</summary>
public sealed class QuestionnaireSchemaTests
{
    private static readonly SchemaBounds Bounds = new(new Dictionary<(Type, string), (string, double)[]>
    {
        [(typeof(Questionnaire), nameof(Questionnaire.Grades))] = [("minItems", 2), ("maxItems", 100)],
        [(typeof(Questionnaire), nameof(Questionnaire.Items))] = [("minItems", 1)],
        [(typeof(BackgroundQuestion), nameof(BackgroundQuestion.Options))] = [("minItems", 2), ("maxItems", 100)],
    });

    [Fact]
    public void PublishedSchema_Always_IsWhatTheTypesSay()
    {
        var file = Path.Combine(Repository.Root, "docs", "questionnaire.schema.json");
        var generated = SchemaGenerator.Generate(typeof(Questionnaire), "Questionnaire", QuestionnaireDocument.Read(QuestionnaireDocument.Standard).Questionnaire!, Bounds);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, generated);
        }

        File.ReadAllText(file).ShouldBe(
            generated, "docs/questionnaire.schema.json is out of date: run the tests once with UPDATE_SNAPSHOTS=1, look at the difference, and commit it.");
    }

    [Fact]
    public void BuiltInSchema_Always_IsThePublishedOne() =>
        QuestionnaireDocument.Schema.ToArray().ShouldBe(File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "questionnaire.schema.json")));

    [Fact]
    public void Standard_AsItIsBuiltIn_FitsTheSchema() => Complaints(JsonNode.Parse(QuestionnaireDocument.Standard.Span)!).ShouldBeEmpty();

    [Theory]
    [InlineData("items", "[]")]
    [InlineData("grades", "[{ \"score\": \"5\", \"name\": \"good\" }]")]
    [InlineData("overal", "\"q16\"")]
    public void Document_OfAWrongForm_IsRefusedBySchemaAndReaderAlike(string member, string value)
    {
        var document = JsonNode.Parse(QuestionnaireDocument.Standard.Span)!;
        document[member] = JsonNode.Parse(value);

        Complaints(document).ShouldNotBeEmpty();
        QuestionnaireDocument.Read(JsonSerializer.SerializeToUtf8Bytes(document)).Faults.ShouldNotBeEmpty();
    }

    private static List<string> Complaints(JsonNode document)
    {
        using var schema = JsonDocument.Parse(QuestionnaireDocument.Schema);
        return [.. SchemaValidator.Validate(JsonSerializer.SerializeToElement(document), schema.RootElement)];
    }
}
