using System.Collections.Immutable;
using Coordination.Survey.Analysis;

namespace Coordination.Reports.Surveys;

/// <summary>What must be known before a survey's figures are believed.</summary>
internal static class SurveyNotes
{
    private const int Few = 30;
    private const double Level = 0.05;
    private const double EnoughAlpha = 0.7;

    public static ImmutableArray<string> Of(SurveyResult result, SurveyNames names, SurveyWords words)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (result.Responses < Few)
        {
            notes.Add(words.Of("FewAnswers", SurveyWords.Count(result.Responses)));
        }

        if (result.Fielding is null)
        {
            notes.Add(words.Of("NoFielding"));
        }
        else if (!result.Fielding.Contradictions.IsEmpty)
        {
            notes.Add(words.Language == "en" ? words.Of("Contradicts", string.Join(" ", result.Fielding.Contradictions)) : words.Of("Contradicts", result.Fielding.Contradictions.Length));
        }

        string[] unlike = [.. result.Background.Where(one => one.Fit is { P: < Level }).Select(one => names.Question(one.Question))];
        if (unlike.Length > 0)
        {
            notes.Add(words.Of("Unlike", string.Join(words.Comma, unlike)));
        }

        string[] loose = [.. result.Factors.Where(factor => factor.Alpha is { Alpha: < EnoughAlpha }).Select(factor => $"{names.Factor(factor.Factor)} ({SurveyWords.Number(factor.Alpha!.Alpha)})")];
        if (loose.Length > 0)
        {
            notes.Add(words.Of("LooseScales", string.Join(words.Comma, loose)));
        }

        return notes.ToImmutable();
    }
}
