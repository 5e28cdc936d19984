using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans.Checking;

namespace Coordination.Survey.Questionnaires;

/// <summary>What a questionnaire must be so that its answers can be read and compared: every fault at once, each with how to mend it.</summary>
internal sealed class QuestionnaireRules
{
    /// <summary>So many answers a question can have.</summary>
    public const int MostOptions = 100;

    private static readonly string[] Taken = ["office", "day", "wave"];

    private readonly ImmutableArray<Fault>.Builder _faults = ImmutableArray.CreateBuilder<Fault>();

    public static ImmutableArray<Fault> FaultsOf(Questionnaire questionnaire)
    {
        var rules = new QuestionnaireRules();
        rules.Grades(questionnaire.Grades);
        rules.Background(questionnaire.Background);
        rules.Ids(questionnaire.Factors, "factors", factor => factor.Id);
        rules.Items(questionnaire);
        rules.Columns(questionnaire);
        return rules._faults.ToImmutable();
    }

    private void Grades(ImmutableArray<Grade> grades)
    {
        Check(grades.Length is >= 2 and <= MostOptions, "$.grades", $"Give 2 to {MostOptions} grades.");
        for (var index = 0; index < grades.Length; index++)
        {
            var score = grades[index].Score;
            Check(grades.Take(index).All(other => other.Score != score), At("grades", index, "score"), Text($"The score {score} is there twice: give each grade its own."));
        }
    }

    private void Background(ImmutableArray<BackgroundQuestion> questions)
    {
        for (var index = 0; index < questions.Length; index++)
        {
            var (options, place) = (questions[index].Options, At("background", index, "options"));
            Check(options.Length is >= 2 and <= MostOptions, place, $"Give 2 to {MostOptions} answers.");
            Ids(options, place[2..], option => option.Id);
        }
    }

    private void Items(Questionnaire questionnaire)
    {
        Check(!questionnaire.Items.IsEmpty, "$.items", "There is no item: add what is graded.");
        for (var index = 0; index < questionnaire.Items.Length; index++)
        {
            if (questionnaire.Items[index].Factor is { } factor)
            {
                Known(factor, questionnaire.Factors.Select(one => one.Id), At("items", index, "factor"), "factor");
            }
        }

        if (questionnaire.Overall is { } overall)
        {
            Known(overall, questionnaire.Items.Select(item => item.Id), "$.overall", "item");
        }
    }

    // Questions and items stand beside each other in the answers' header.
    private void Columns(Questionnaire questionnaire)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, place) in questionnaire.Background.Select((question, index) => (question.Id, At("background", index, "id")))
            .Concat(questionnaire.Items.Select((item, index) => (item.Id, At("items", index, "id")))))
        {
            Plain(id, place);
            Check(!Taken.Contains(id, StringComparer.OrdinalIgnoreCase), place, $"'{id}' is a column of every survey: use another id.");
            Check(seen.Add(id), place, $"'{id}' is the id of another question: use each once.");
        }
    }

    private void Ids<T>(ImmutableArray<T> entries, string list, Func<T, string> id)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < entries.Length; index++)
        {
            Plain(id(entries[index]), At(list, index, "id"));
            Check(seen.Add(id(entries[index])), At(list, index, "id"), $"'{id(entries[index])}' is there twice: use each id once.");
        }
    }

    private void Plain(string id, string place) => Check(
        id.Length is > 0 and <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'),
        place,
        "An id has 1 to 64 letters, digits, hyphens and underscores, such as 'age' or '21-30'.");

    private void Known(string id, IEnumerable<string> known, string place, string what)
    {
        string[] ids = [.. known];
        Check(ids.Contains(id), place, NearestName.To(id, ids) is { } near
            ? $"There is no {what} '{id}'; did you mean '{near}'?"
            : $"There is no {what} '{id}'; use one of {string.Join(", ", ids)}, or add it.");
    }

    private void Check(bool holds, string place, string message)
    {
        if (!holds)
        {
            _faults.Add(new Fault(place, message));
        }
    }

    private static string At(string list, int index, string field) => Text($"$.{list}[{index}].{field}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
