using System.Text;
using System.Text.Json.Nodes;
using Coordination.Plans;
using Coordination.Survey.Questionnaires;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Questionnaires;

/// <summary>A questionnaire is a document: the one that is built in is right, and what is wrong with another is told with how to mend it.</summary>
public sealed class QuestionnaireDocumentTests
{
    [Fact]
    public void Standard_AsItIsBuiltIn_HasSixQuestionsAndSixteenItemsInBothLanguages()
    {
        var questionnaire = QuestionnaireDocument.Read(QuestionnaireDocument.Standard).Questionnaire!;

        (questionnaire.Background.Length, questionnaire.Items.Length, questionnaire.Factors.Length, questionnaire.Grades.Length).ShouldBe((6, 16, 4, 5));
        PlanName[] texts =
        [
            questionnaire.Title, .. questionnaire.Grades.Select(grade => grade.Name), .. questionnaire.Factors.Select(factor => factor.Name), .. questionnaire.Items.Select(item => item.Text),
            .. questionnaire.Background.SelectMany(question => question.Options.Select(option => option.Name).Prepend(question.Text)),
        ];
        texts.ShouldAllBe(text => string.Join(',', text.Languages) == "en,zh");
    }

    [Theory]
    [InlineData("$.overall", "\"q61\"", "$.overall", "There is no item 'q61'; did you mean 'q1'?")]
    [InlineData("$.items[0].factor", "\"enviroment\"", "$.items[0].factor", "There is no factor 'enviroment'; did you mean 'environment'?")]
    [InlineData("$.items[1].id", "\"q1\"", "$.items[1].id", "'q1' is the id of another question: use each once.")]
    [InlineData("$.items[15].id", "\"Day\"", "$.items[15].id", "'Day' is a column of every survey: use another id.")]
    [InlineData("$.background[0].options[1].id", "\"male\"", "$.background[0].options[1].id", "'male' is there twice: use each id once.")]
    [InlineData("$.background[0].options", "[]", "$.background[0].options", "Give 2 to 100 answers.")]
    [InlineData("$.grades[1].score", "5", "$.grades[1].score", "The score 5 is there twice: give each grade its own.")]
    [InlineData("$.factors[0].id", "\"a b\"", "$.factors[0].id", "An id has 1 to 64 letters, digits, hyphens and underscores, such as 'age' or '21-30'.")]
    public void Document_WithAFault_SaysWhereAndHowToMendIt(string at, string value, string path, string message) =>
        Faults(With(at, value)).ShouldContain((path, message));

    [Fact]
    public void Document_WithAnUnknownProperty_SaysWhichWasMeant() =>
        Faults("""{ "id": "x", "titel": "X" }""").ShouldContain(("$.titel", "Unknown property 'titel'; did you mean 'title'?"));

    private static string With(string path, string value)
    {
        var root = JsonNode.Parse(QuestionnaireDocument.Standard.Span)!;
        var (node, parts) = (root, path[2..].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.'));
        foreach (var part in parts[..^1])
        {
            node = (node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node[part])!;
        }

        node[parts[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }

    private static IEnumerable<(string Path, string Message)> Faults(string document) =>
        QuestionnaireDocument.Read(Encoding.UTF8.GetBytes(document)).Faults.Select(fault => (fault.Path, fault.Message));
}
