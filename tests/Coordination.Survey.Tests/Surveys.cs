using System.Text;
using Coordination.Survey.Questionnaires;
using Coordination.Survey.Responses;
using Shouldly;

namespace Coordination.Survey.Tests;

/// <summary>Small questionnaires and their responses.</summary>
internal static class Surveys
{
    /// <summary>Two questions about people, and three items of which two belong together.</summary>
    public static Questionnaire Small { get; } = QuestionnaireDocument.Read(Encoding.UTF8.GetBytes(
        """
        {
          "id": "small", "title": "Small",
          "grades": [{ "score": 3, "name": { "en": "good", "zh": "好" } }, { "score": 2, "name": { "en": "fair", "zh": "一般" } }, { "score": 1, "name": { "en": "bad", "zh": "差" } }],
          "background": [
            { "id": "gender", "text": { "en": "Gender", "zh": "性别" }, "options": [{ "id": "m", "name": { "en": "male", "zh": "男" } }, { "id": "f", "name": { "en": "female", "zh": "女" } }] },
            { "id": "age", "text": "Age", "options": [{ "id": "young", "name": "young" }, { "id": "old", "name": "old" }, { "id": "older", "name": "older" }] }
          ],
          "factors": [{ "id": "staff", "name": "Staff" }],
          "items": [{ "id": "a", "factor": "staff", "text": "Attitude" }, { "id": "b", "factor": "staff", "text": "Knowledge" }, { "id": "all", "text": "All in all" }],
          "overall": "all"
        }
        """)).Questionnaire!;

    public static ResponseReader Read(params ReadOnlySpan<string> files) => ReadBytes([.. files.ToArray().Select(Encoding.UTF8.GetBytes)]);

    public static ResponseReader ReadBytes(params byte[][] files)
    {
        var reader = new ResponseReader(Small);
        foreach (var (index, file) in files.Index())
        {
            using var stream = new MemoryStream(file);
            reader.Read($"file{index + 1}", stream);
        }

        return reader;
    }

    /// <summary>Responses without a fault; each line is gender, age, a, b, all.</summary>
    public static SurveyResponses Of(params IEnumerable<string> lines)
    {
        var reader = Read("office,gender,age,a,b,all\n" + string.Join('\n', lines.Select(line => "north," + line)));
        reader.Faults.Kept.ShouldBeEmpty();
        return reader.Responses;
    }
}
