using System.Collections.Immutable;
using Coordination.Reports.Model;
using Coordination.Survey.Analysis;

namespace Coordination.Reports.Surveys;

/// <summary>Who has answered: of how many copies, where, and by each question about people.</summary>
internal static class SurveyPeopleSection
{
    public static SurveySection Of(SurveyResult result, SurveyNames names, SurveyWords words) => new(
        "people",
        words.Of("PeopleTitle"),
        words.Of("PeopleLead", result.Options.LeastShown),
        [
            .. result.Fielding is { } fielding ? [FieldingOf(fielding, words)] : (SurveyPart[])[],
            .. Places(result.Offices, "OfficesTitle", "OfficeHead", words),
            .. Places(result.Waves, "WavesTitle", "WaveHead", words),
            .. result.Background.Select(question => QuestionOf(question, result.Responses - question.Missing, names, words)),
        ]);

    private static TablePart FieldingOf(FieldingFigures fielding, SurveyWords words) => new(
        words.Of("FieldingTitle"),
        null,
        [words.Of("CopiesHead"), words.Of("CountHead"), words.Of("ShareHead")],
        [
            [words.Of("Issued"), SurveyWords.Count(fielding.Issued), ""],
            [words.Of("Returned"), SurveyWords.Count(fielding.Returned), SurveyWords.Share(fielding.ReturnRate)],
            [words.Of("Invalid"), SurveyWords.Count(fielding.Invalid), SurveyWords.Share((double)fielding.Invalid / fielding.Issued)],
            [words.Of("Valid"), SurveyWords.Count(fielding.Valid), SurveyWords.Share(fielding.ValidRate)],
        ]);

    private static IEnumerable<SurveyPart> Places(ImmutableArray<CountOf> counts, string title, string head, SurveyWords words) => counts.Length == 0
        ? []
        : [new TablePart(words.Of(title), null, [words.Of(head), words.Of("CountHead")], [.. counts.Select(one => ImmutableArray.Create(one.Id, SurveyWords.Count(one.Count)))])];

    private static TablePart QuestionOf(BackgroundFigures figures, long? answers, SurveyNames names, SurveyWords words) =>
        new(
            names.Question(figures.Question),
            FitOf(figures, words),
            [words.Of("AnswerHead"), words.Of("CountHead"), words.Of("ShareHead")],
            [
                .. figures.Options.Select(option => ImmutableArray.Create(
                    names.Option(figures.Question, option.Id), SurveyWords.Count(option.Count), SurveyWords.Share((double?)option.Count / answers ?? double.NaN))),
                [words.Of("NoAnswer"), SurveyWords.Count(figures.Missing), ""],
            ]);

    private static string? FitOf(BackgroundFigures figures, SurveyWords words) => figures.Fit is not { } fit
        ? null
        : words.Of("Fit", SurveyWords.Number(fit.Statistic), fit.Degrees, SurveyWords.P(fit.P)) + (figures.ThinOptions > 0 ? words.Of("FitThin", figures.ThinOptions) : "");
}
