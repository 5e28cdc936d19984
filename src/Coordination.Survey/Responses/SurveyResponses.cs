using System.Runtime.InteropServices;
using Coordination.Survey.Questionnaires;

namespace Coordination.Survey.Responses;

/// <summary>What was answered: one byte an answer, so that a million responses take little more than twenty megabytes.</summary>
/// <remarks>A response names no customer: its office, day and wave alone.</remarks>
public sealed class SurveyResponses
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<byte>[] _answers;
    private readonly Dictionary<string, int> _offices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _waves = new(StringComparer.Ordinal);

    /// <param name="questionnaire">What was asked.</param>
    public SurveyResponses(Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        Questionnaire = questionnaire;
        foreach (var id in questionnaire.Background.Select(question => question.Id).Concat(questionnaire.Items.Select(item => item.Id)))
        {
            _columns.Add(id, _columns.Count);
        }

        _answers = [.. _columns.Select(_ => new List<byte>())];
    }

    /// <summary>What was asked.</summary>
    public Questionnaire Questionnaire { get; }

    /// <summary>How many have answered.</summary>
    public int Count { get; private set; }

    /// <summary>How many by office, in the order of their first.</summary>
    public IReadOnlyDictionary<string, int> Offices => _offices;

    /// <summary>How many by wave; those without one are not in it.</summary>
    public IReadOnlyDictionary<string, int> Waves => _waves;

    /// <summary>The first day; null where none was said.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>The answers to a question: 0 where there is none, else the number of its option or grade, from 1.</summary>
    /// <param name="id">The id of a question or item of the questionnaire.</param>
    public ReadOnlySpan<byte> AnswersTo(string id) => CollectionsMarshal.AsSpan(_answers[_columns[id]]);

    /// <summary>Adds a response.</summary>
    internal void Add(string office, DateOnly? day, string wave, ReadOnlySpan<byte> answers)
    {
        for (var column = 0; column < _answers.Length; column++)
        {
            _answers[column].Add(answers[column]);
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_offices, office, out _)++;
        if (wave.Length > 0)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_waves, wave, out _)++;
        }

        From = day is null || From < day ? From ?? day : day;
        To = day is null || To > day ? To ?? day : day;
        Count++;
    }

    /// <summary>The number of a question's column.</summary>
    internal int ColumnOf(string id) => _columns[id];

    /// <summary>How many questions there are.</summary>
    internal int Columns => _answers.Length;
}
