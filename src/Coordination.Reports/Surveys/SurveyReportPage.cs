using System.Collections.Immutable;
using Coordination.Reports.Model;
using Coordination.Survey.Analysis;

namespace Coordination.Reports.Surveys;

/// <summary>Turns what a survey found into what a report's page shows.</summary>
public static class SurveyReportPage
{
    /// <summary>The languages that it speaks.</summary>
    public static ImmutableArray<string> Languages => ["en", "zh"];

    /// <summary>The page's content.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="title">What the survey is called; null for the questionnaire's title.</param>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public static SurveyReport Of(SurveyResult result, string language = "en", string? title = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var words = SurveyWords.Find(language) ?? throw new ArgumentException($"There are no words in '{language}'; use one of {string.Join(", ", Languages)}.", nameof(language));
        var names = new SurveyNames(result.Questionnaire, language);
        return new SurveyReport
        {
            Language = language,
            Kind = words.Of("Kind"),
            Title = string.IsNullOrWhiteSpace(title) ? result.Questionnaire.Title.In(language) : title.Trim(),
            When = WhenOf(result, words),
            Headline = SurveyHeadline.Of(result, names, words),
            Figures = SurveyHeadline.Figures(result, names, words),
            NoteWord = words.Of("Note"),
            TableTitle = words.Of("AsTable"),
            Notes = SurveyNotes.Of(result, names, words),
            Sections =
            [
                SurveyGradesSection.Of(result, names, words),
                SurveyPeopleSection.Of(result, names, words),
                SurveyDifferencesSection.Of(result, names, words),
                SurveyScalesSection.Of(result, names, words),
                SurveyMethodSection.Of(result, words),
            ],
        };
    }

    private static string? WhenOf(SurveyResult result, SurveyWords words) =>
        result is not { From: { } from, To: { } to } ? null : from == to ? words.Day(from) : words.Of("FromTo", words.Day(from), words.Day(to));
}
