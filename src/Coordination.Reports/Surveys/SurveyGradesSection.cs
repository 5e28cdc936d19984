using System.Collections.Immutable;
using Coordination.Charts.Estimates;
using Coordination.Charts.Frames;
using Coordination.Charts.Geometry;
using Coordination.Charts.Shares;
using Coordination.Reports.Model;
using Coordination.Survey.Analysis;
using Coordination.Survey.Questionnaires;

namespace Coordination.Reports.Surveys;

/// <summary>How satisfied people are: the factors' scores, and each item's grades.</summary>
internal static class SurveyGradesSection
{
    public static SurveySection Of(SurveyResult result, SurveyNames names, SurveyWords words)
    {
        var levels = Levels(result.Questionnaire, names, words);
        return new SurveySection(
            "grades",
            words.Of("GradesTitle"),
            words.Of("GradesLead", names.Worst, names.Best),
            [
                .. Scores(result, names, words),
                .. result.Items.GroupBy(item => item.Factor).Select(group => new SharePart(
                    group.Key is { } factor ? names.Factor(factor) : words.Of("NoFactor"),
                    null,
                    levels,
                    [.. group.Select(item => RowOf(item, result.Questionnaire, names, words))])),
            ]);
    }

    /// <summary>The scale of scores, with a tick for each grade.</summary>
    public static NiceTicks Scale(SurveyNames names) => NiceTicks.Between(names.Worst, names.Best, names.Best - names.Worst, smallest: 1);

    /// <summary>A mean as a row of a chart.</summary>
    public static EstimateRow RowOf(string name, MeanFigures? score, SurveyWords words) => score is not { Count: > 0 }
        ? new EstimateRow(name, null, 0, 0, words.Of("TooFew"))
        : double.IsNaN(score.Low)
            ? new EstimateRow(name, score.Mean, score.Mean, score.Mean, words.Of("MeanAlone", SurveyWords.Number(score.Mean), SurveyWords.Count(score.Count)))
            : new EstimateRow(name, score.Mean, score.Low, score.High, words.Of("MeanOf", SurveyWords.Number(score.Mean), SurveyWords.Number(score.Low), SurveyWords.Number(score.High), SurveyWords.Count(score.Count)));

    private static IEnumerable<SurveyPart> Scores(SurveyResult result, SurveyNames names, SurveyWords words)
    {
        EstimateRow[] rows =
        [
            .. result.Factors.Select(factor => RowOf(names.Factor(factor.Factor), factor.Score, words)),
            .. names.Overall(result) is { } overall ? [RowOf(names.Item(overall.Item), overall.Score, words)] : (EstimateRow[])[],
        ];
        return rows.Length == 0 ? [] : [new EstimatePart(words.Of("ScoresTitle"), words.Of("ScoresNote", SurveyWords.Number(100 * result.Options.Confidence, 0)), Scale(names), [.. rows])];
    }

    // The best first, whatever the document's order; what is not shown ends the bar.
    private static ImmutableArray<ShareLevel> Levels(Questionnaire questionnaire, SurveyNames names, SurveyWords words)
    {
        Grade[] grades = [.. Ranked(questionnaire)];
        return
        [
            .. grades.Select((grade, index) => new ShareLevel(names.Grade(grade), Ink.Grade1 + (int)Math.Round(index * 4.0 / Math.Max(1, grades.Length - 1)))),
            new ShareLevel(words.Of("NotShown"), Ink.Idle),
        ];
    }

    private static ShareRow RowOf(ItemFigures item, Questionnaire questionnaire, SurveyNames names, SurveyWords words)
    {
        var counts = item.Grades.ToDictionary(grade => grade.Id, grade => grade.Count);
        double total = item.Score.Count;
        double?[] shares = [.. Ranked(questionnaire).Select(grade => counts[grade.Score.ToString(System.Globalization.CultureInfo.InvariantCulture)] / total)];
        var hidden = shares.Any(share => share is null) ? 1 - shares.Sum() : null;
        var figures = item.Score.Count == 0 ? words.Of("NoAnswer")
            : item.Missing == 0 ? words.Of("MeanAlone", SurveyWords.Number(item.Score.Mean), SurveyWords.Count(item.Score.Count))
            : words.Of("MeanMissing", SurveyWords.Number(item.Score.Mean), SurveyWords.Count(item.Score.Count), SurveyWords.Count(item.Missing));
        return new ShareRow(names.Item(item.Item), item.Score.Count == 0 ? [] : [.. shares, hidden], figures);
    }

    private static IEnumerable<Grade> Ranked(Questionnaire questionnaire) => questionnaire.Grades.OrderByDescending(grade => grade.Score);
}
