using Coordination.Plans;
using Coordination.Plans.Checking;
using Coordination.Survey.Questionnaires;

namespace Coordination.Survey.Responses;

/// <summary>How the answers to one question may be written: by their ids or scores, or as people read them, in any language of the questionnaire.</summary>
internal sealed class AnswerCodes
{
    private const int MostShown = 12;

    // Whatever a spreadsheet or a form puts between several answers.
    private static readonly char[] Between = ['|', ';', ',', '/', '+', '、', '；', '，'];

    private readonly Dictionary<string, byte> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly string[] _ids;

    private AnswerCodes(string id, PlanName text, IEnumerable<(string Id, PlanName Name)> answers)
    {
        (Id, Text) = (id, text);
        (string Id, PlanName Name)[] all = [.. answers];
        _ids = [.. all.Select(answer => answer.Id)];
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var index = 0; index < all.Length; index++)
        {
            _numbers[all[index].Id] = (byte)(index + 1);
        }

        // A name never stands for another answer's id.
        for (var index = 0; index < all.Length; index++)
        {
            foreach (var name in NamesOf(all[index].Name))
            {
                _numbers.TryAdd(name, (byte)(index + 1));
            }
        }
    }

    /// <summary>The question's id.</summary>
    public string Id { get; }

    /// <summary>The question.</summary>
    public PlanName Text { get; }

    /// <summary>Those of each question and item, in the order of the responses' columns.</summary>
    public static AnswerCodes[] Of(Questionnaire questionnaire) =>
    [
        .. questionnaire.Background.Select(question => new AnswerCodes(question.Id, question.Text, question.Options.Select(option => (option.Id, option.Name)))),
        .. questionnaire.Items.Select(item => new AnswerCodes(
            item.Id, item.Text, questionnaire.Grades.Select(grade => (grade.Score.ToString(System.Globalization.CultureInfo.InvariantCulture), grade.Name)))),
    ];

    /// <summary>A text in each of its languages.</summary>
    public static IEnumerable<string> NamesOf(PlanName name) => name.Languages.IsEmpty ? [name.Default] : name.Languages.Select(name.TextIn);

    /// <summary>The number of an answer, from 1; 0 of none.</summary>
    /// <returns>Null where there is no such answer.</returns>
    public byte? NumberOf(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.IsEmpty ? (byte)0 : _lookup.TryGetValue(text, out var number) ? number : null;
    }

    /// <summary>What is wrong with a text that is no answer.</summary>
    public (string Code, string Message) FaultOf(string text)
    {
        var parts = text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && parts.All(part => _numbers.ContainsKey(part))
            ? ("one-choice", $"'{text}' is {parts.Length} answers, and the question has one: keep the one that was meant, or leave it empty.")
            : ("unknown-answer", $"'{Shorten(text)}' is no answer{Meant(text)}; write one of {string.Join(", ", _ids.Take(MostShown))}{(_ids.Length > MostShown ? ", …" : "")}, or leave it empty.");
    }

    private string Meant(string text) => NearestName.To(text, _numbers.Keys) is { } near ? $", did you mean '{near}'" : "";

    private static string Shorten(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 60)}…";
}
