using System.Collections.Immutable;
using Coordination.Charts.Frames;
using Coordination.Reports.Model;
using Coordination.Survey.Analysis;

namespace Coordination.Reports.Surveys;

/// <summary>What a survey found, in a sentence and three figures.</summary>
internal static class SurveyHeadline
{
    public static string Of(SurveyResult result, SurveyNames names, SurveyWords words)
    {
        var sentences = new List<string> { words.Of("Answered", SurveyWords.Count(result.Responses)) };
        if (names.Overall(result) is { } overall)
        {
            sentences.Add(words.Of("AllInAll", SurveyWords.Number(overall.Score.Mean), names.Best, IntervalOf(overall.Score, result, words)));
        }

        FactorFigures[] factors = [.. Ranked(result)];
        if (factors.Length > 1)
        {
            sentences.Add(words.Of(
                "BestAndWorst",
                names.Factor(factors[0].Factor),
                SurveyWords.Number(factors[0].Score.Mean),
                names.Factor(factors[^1].Factor),
                SurveyWords.Number(factors[^1].Score.Mean)));
        }

        return string.Join(words.Language == "zh" ? "" : " ", sentences);
    }

    public static ImmutableArray<KeyFigure> Figures(SurveyResult result, SurveyNames names, SurveyWords words)
    {
        var figures = ImmutableArray.CreateBuilder<KeyFigure>();
        if (names.Overall(result) is { } overall)
        {
            figures.Add(new KeyFigure(Points(overall.Score, names, words), words.Of("OverallGrade"), IntervalOf(overall.Score, result, words), Ink.Simulated));
        }

        figures.Add(result.Fielding is { } fielding
            ? new KeyFigure(SurveyWords.Share(fielding.ValidRate), words.Of("ResponseRate"), words.Of("CopiesCount", SurveyWords.Count(fielding.Valid), SurveyWords.Count(fielding.Issued), SurveyWords.Count(fielding.Invalid)), Ink.Recorded)
            : new KeyFigure(SurveyWords.Count(result.Responses), words.Of("Answers"), words.Of("NoRate"), Ink.Recorded));
        if (Ranked(result).LastOrDefault() is { } worst)
        {
            figures.Add(new KeyFigure(Points(worst.Score, names, words), words.Of("Lowest", names.Factor(worst.Factor)), IntervalOf(worst.Score, result, words), Ink.Alternative));
        }

        return figures.ToImmutable();
    }

    private static string IntervalOf(MeanFigures score, SurveyResult result, SurveyWords words) =>
        words.Of("Interval", SurveyWords.Number(100 * result.Options.Confidence, 0), SurveyWords.Number(score.Low), SurveyWords.Number(score.High));

    private static string Points(MeanFigures score, SurveyNames names, SurveyWords words) => words.Of("OfBest", SurveyWords.Number(score.Mean), names.Best);

    private static IEnumerable<FactorFigures> Ranked(SurveyResult result) => result.Factors.Where(factor => factor.Score.Count > 0).OrderByDescending(factor => factor.Score.Mean);
}
