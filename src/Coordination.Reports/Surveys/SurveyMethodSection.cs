using Coordination.Reports.Model;
using Coordination.Survey.Analysis;

namespace Coordination.Reports.Surveys;

/// <summary>How the figures came about, and what they do not say.</summary>
internal static class SurveyMethodSection
{
    public static SurveySection Of(SurveyResult result, SurveyWords words) => new(
        "method",
        words.Of("MethodTitle"),
        "",
        [
            new ListPart("",
            [
                words.Of("MethodMeans", SurveyWords.Number(100 * result.Options.Confidence, 0)),
                words.Of("MethodMissing"),
                words.Of("MethodTables", result.Options.Seed),
                words.Of("MethodScores"),
                words.Of("MethodHolm"),
                words.Of("MethodAlpha"),
                words.Of("MethodHidden", result.Options.LeastShown),
            ]),
            new ListPart(words.Of("LimitsTitle"), [words.Of("LimitSilence"), words.Of("LimitCause"), words.Of("LimitRanking")]),
        ]);
}
