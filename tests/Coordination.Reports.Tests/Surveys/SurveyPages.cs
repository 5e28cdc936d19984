using System.Globalization;
using System.Text;
using Coordination.Survey.Analysis;
using Coordination.Survey.Fielding;
using Coordination.Survey.Questionnaires;
using Coordination.Survey.Responses;

namespace Coordination.Reports.Tests.Surveys;

/// <summary>A survey that never was: three offices, in one of which the old are less satisfied.</summary>
internal static class SurveyPages
{
    private const string Record = """
        { "offices": [
            { "office": "Riverside", "issued": 110, "returned": 95, "valid": 80, "invalid": [{ "reason": "incomplete", "count": 14 }] },
            { "office": "North", "issued": 100, "returned": 82, "valid": 80, "invalid": [{ "reason": "incomplete", "count": 2 }] },
            { "office": "Market", "issued": 90, "returned": 84, "valid": 80, "invalid": [{ "reason": "two answers", "count": 4 }] }],
          "issued": 300, "reference": { "gender": { "male": 49, "female": 51 } }, "source": "a census" }
        """;

    public static readonly Questionnaire Standard = QuestionnaireDocument.Read(QuestionnaireDocument.Standard).Questionnaire!;

    /// <summary>What it found.</summary>
    public static SurveyResult Result(int size = 240, bool withFielding = true)
    {
        var reader = new ResponseReader(Standard);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Csv(size)));
        reader.Read("responses.csv", stream);
        return SurveyAnalysis.Of(reader.Responses, null, withFielding ? FieldingDocument.Read(Encoding.UTF8.GetBytes(Record), Standard).Record : null);
    }

    private static string Csv(int size)
    {
        var text = new StringBuilder($"office,day,wave,{string.Join(',', Standard.Background.Select(question => question.Id).Concat(Standard.Items.Select(item => item.Id)))}\n");
        var random = new Random(20260302);
        for (var number = 0; number < size; number++)
        {
            var options = Standard.Background.Select(question => question.Options[(int)(random.NextDouble() * random.NextDouble() * question.Options.Length)].Id).ToArray();
            var mood = (random.NextDouble() * 2) + (options[1] == "from-61" ? -2 : options[1] == "to-20" ? 1 : 0);
            var grades = Standard.Items.Select(item => random.Next(40) == 0 ? "" : Math.Clamp((int)Math.Round(2.2 + mood + (random.NextDouble() * 1.5) - (item.Factor == Standard.Factors[^1].Id ? 1 : 0)), 1, 5).ToString(CultureInfo.InvariantCulture));
            text.AppendJoin(',', [new[] { "Riverside", "North", "Market" }[number % 3], $"2026-03-{2 + (number % 20):00}", "spring", .. options, .. grades]).Append('\n');
        }

        return text.ToString();
    }
}
