using System.Collections.Immutable;
using Coordination.Reports.Model;
using Coordination.Survey.Analysis;

namespace Coordination.Reports.Surveys;

/// <summary>Whether the items of a factor measure the same.</summary>
internal static class SurveyScalesSection
{
    public static SurveySection Of(SurveyResult result, SurveyNames names, SurveyWords words) => new(
        "scales",
        words.Of("ScalesTitle"),
        words.Of("ScalesLead"),
        [
            new TablePart(
                words.Of("AlphaTitle"),
                null,
                [words.Of("FactorHead"), words.Of("ItemsHead"), words.Of("AnswersHead"), "α", words.Of("IntervalHead")],
                [.. result.Factors.Select(factor => RowOf(factor, names, words))]),
            .. result.Factors.Where(factor => factor.Alpha is not null).Select(factor => new TablePart(
                names.Factor(factor.Factor),
                null,
                [words.Of("ItemHead"), words.Of("RestHead"), words.Of("WithoutHead")],
                [
                    .. factor.Items.Zip(factor.Alpha!.Items, (id, item) =>
                        ImmutableArray.Create(names.Item(id), SurveyWords.Number(item.Correlation), SurveyWords.Number(item.AlphaWithout))),
                ])),
        ]);

    private static ImmutableArray<string> RowOf(FactorFigures factor, SurveyNames names, SurveyWords words) =>
    [
        names.Factor(factor.Factor),
        SurveyWords.Count(factor.Items.Length),
        SurveyWords.Count(factor.Score.Count),
        SurveyWords.Number(factor.Alpha?.Alpha, 3),
        factor.Alpha is { } alpha ? words.Of("To", SurveyWords.Number(alpha.Low, 3), SurveyWords.Number(alpha.High, 3)) : "–",
    ];
}
