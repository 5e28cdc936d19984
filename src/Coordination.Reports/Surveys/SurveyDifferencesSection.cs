using System.Collections.Immutable;
using Coordination.Reports.Model;
using Coordination.Survey.Analysis;

namespace Coordination.Reports.Surveys;

/// <summary>Whether grades depend on who answers, and where they surely do: how.</summary>
internal static class SurveyDifferencesSection
{
    private const double Level = 0.05;

    public static SurveySection Of(SurveyResult result, SurveyNames names, SurveyWords words)
    {
        CrossFigures[] crosses = [.. result.Crosses.Where(cross => cross.CorrectedP < Level)];
        ComparisonFigures[] comparisons = [.. result.Comparisons.Where(one => one.CorrectedP < Level)];
        return new SurveySection(
            "differences",
            words.Of("DifferencesTitle"),
            words.Of(crosses.Length + comparisons.Length == 0 ? "NoDifference" : "Differences", crosses.Length + comparisons.Length, result.Crosses.Length + result.Comparisons.Length),
            [
                .. comparisons.Select(one => new EstimatePart(
                    words.Of("ByTitle", names.Factor(one.Factor), names.Question(one.Question)),
                    words.Of("ByNote", SurveyWords.P(one.CorrectedP), SurveyWords.Number(one.Anova?.Omega)),
                    SurveyGradesSection.Scale(names),
                    [.. one.Groups.Select(group => SurveyGradesSection.RowOf(names.Option(one.Question, group.Option), group.Score, words))])),
                .. crosses.Select(cross => CountsOf(cross, result, names, words)),
                .. result.Crosses.IsEmpty ? [] : (SurveyPart[])[CrossesOf(result, names, words)],
                .. result.Comparisons.IsEmpty ? [] : (SurveyPart[])[ComparisonsOf(result, names, words)],
            ]);
    }

    private static TablePart CountsOf(CrossFigures cross, SurveyResult result, SurveyNames names, SurveyWords words) => new(
        words.Of("ByTitle", names.Item(cross.Item), names.Question(cross.Question)),
        words.Of("HiddenNote", result.Options.LeastShown),
        [words.Of("AnswerHead"), .. result.Questionnaire.Grades.Select(names.Grade)],
        [
            .. result.Questionnaire.Background.Single(question => question.Id == cross.Question).Options
                .Select((option, row) => (ImmutableArray<string>)[names.Option(cross.Question, option.Id), .. cross.Counts[row].Select(SurveyWords.Count)]),
        ]);

    private static TablePart CrossesOf(SurveyResult result, SurveyNames names, SurveyWords words) => new(
        words.Of("CrossesTitle", names.Item(result.Crosses[0].Item)),
        words.Of("CrossesNote"),
        [words.Of("QuestionHead"), "χ²", words.Of("DegreesHead"), words.Of("ThinHead"), words.Of("MethodHead"), "p", words.Of("HolmHead"), "V"],
        [
            .. result.Crosses.Select(cross => (ImmutableArray<string>)
            [
                names.Question(cross.Question),
                SurveyWords.Number(cross.ChiSquare.Statistic),
                SurveyWords.Number(cross.ChiSquare.Degrees, 0),
                $"{cross.ThinCells} / {cross.Cells}",
                words.Of($"Method{cross.Method}"),
                SurveyWords.P(cross.P),
                SurveyWords.P(cross.CorrectedP),
                SurveyWords.Number(cross.CramersV),
            ]),
        ]);

    private static TablePart ComparisonsOf(SurveyResult result, SurveyNames names, SurveyWords words) => new(
        words.Of("ComparisonsTitle"),
        words.Of("ComparisonsNote"),
        [words.Of("ComparedHead"), "F", "p (F)", words.Of("WelchHead"), words.Of("HolmHead"), "ω²", words.Of("RanksHead"), words.Of("VariancesHead")],
        [
            .. result.Comparisons.Select(one => (ImmutableArray<string>)
            [
                $"{names.Factor(one.Factor)} × {names.Question(one.Question)}",
                SurveyWords.Number(one.Anova?.Classic.Statistic),
                SurveyWords.P(one.Anova?.Classic.P),
                SurveyWords.P(one.Anova?.Welch?.P),
                SurveyWords.P(one.CorrectedP),
                SurveyWords.Number(one.Anova?.Omega),
                SurveyWords.P(one.KruskalWallis?.P),
                SurveyWords.P(one.BrownForsythe?.P),
            ]),
        ]);
}
