using System.Collections.Immutable;
using System.Globalization;
using Coordination.Survey.Fielding;
using Coordination.Survey.Questionnaires;
using Coordination.Survey.Responses;
using Coordination.Survey.Statistics;

namespace Coordination.Survey.Analysis;

/// <summary>Analyses what was answered. Missing answers are told, and never made up.</summary>
public static class SurveyAnalysis
{
    private const int ThinExpectation = 5;

    /// <summary>Analyses responses; the same responses in another order give the same.</summary>
    /// <param name="responses">What was answered.</param>
    /// <param name="options">How to reckon; null for the usual way.</param>
    /// <param name="fielding">What became of the copies, and who could have answered; null where that is not known.</param>
    public static SurveyResult Of(SurveyResponses responses, SurveyOptions? options = null, FieldingRecord? fielding = null)
    {
        ArgumentNullException.ThrowIfNull(responses);
        options ??= new SurveyOptions();
        var questionnaire = responses.Questionnaire;
        ImmutableArray<(string Factor, FactorScores Scores)> factors = [.. questionnaire.Factors.Select(factor => (factor.Id, FactorScores.Of(responses, factor.Id)))];
        var comparing = new SurveyComparison(responses, factors, options);
        return new SurveyResult
        {
            Questionnaire = questionnaire,
            Responses = responses.Count,
            From = responses.From,
            To = responses.To,
            Options = options,
            Fielding = fielding is null ? null : new FieldingCheck(fielding, responses).Find(),
            Offices = Shown(responses.Offices, options),
            Waves = Shown(responses.Waves, options),
            Background = [.. questionnaire.Background.Select(question => BackgroundOf(responses, question, fielding, options))],
            Items = [.. questionnaire.Items.Select(item => ItemOf(responses, item, options))],
            Factors = [.. factors.Select(one => FactorOf(responses, one.Factor, one.Scores, options))],
            Crosses = comparing.Crosses(),
            Comparisons = comparing.Comparisons(),
        };
    }

    private static BackgroundFigures BackgroundOf(SurveyResponses responses, BackgroundQuestion question, FieldingRecord? fielding, SurveyOptions options)
    {
        var counts = Tally.Of(responses.AnswersTo(question.Id), question.Options.Length);
        long[] answered = [.. counts.Skip(1)];
        var shown = Suppression.OfAnswers(counts, options.LeastShown);
        double[]? shares = fielding?.Reference.GetValueOrDefault(question.Id) is { } reference ? [.. question.Options.Select(option => (double)reference[option.Id])] : null;
        return new BackgroundFigures(
            question.Id,
            [.. question.Options.Select((option, index) => new CountOf(option.Id, shown[index]))],
            (int)counts[0],
            shares is null ? null : GoodnessOfFit.Of(answered, shares),
            shares?.Count(share => answered.Sum() * share / shares.Sum() < ThinExpectation) ?? 0);
    }

    private static ItemFigures ItemOf(SurveyResponses responses, SurveyItem item, SurveyOptions options)
    {
        var grades = responses.Questionnaire.Grades;
        var counts = Tally.Of(responses.AnswersTo(item.Id), grades.Length);
        var shown = Suppression.OfGrades(counts, options.LeastShown);
        var sample = Tally.SampleOf(grades.Select((grade, index) => ((decimal)grade.Score, counts[index + 1])));
        return new ItemFigures(
            item.Id,
            item.Factor,
            Means.Of(sample, options.Confidence),
            (int)counts[0],
            [.. grades.Select((grade, index) => new CountOf(grade.Score.ToString(CultureInfo.InvariantCulture), shown[index]))]);
    }

    private static FactorFigures FactorOf(SurveyResponses responses, string factor, FactorScores scores, SurveyOptions options) => new(
        factor,
        [.. scores.Items.Select(item => item.Id)],
        Means.Of(Sample.Of(scores.Values), options.Confidence),
        responses.Count - scores.Values.Length,
        CronbachAlpha.Of(new AnswerMatrix(responses, scores)));

    private static ImmutableArray<CountOf> Shown(IReadOnlyDictionary<string, int> counts, SurveyOptions options)
    {
        KeyValuePair<string, int>[] all = [.. counts.OrderBy(one => one.Key, StringComparer.Ordinal)];
        var shown = Suppression.Of([.. all.Select(one => (long)one.Value)], options.LeastShown);
        return [.. all.Select((one, index) => new CountOf(one.Key, shown[index]))];
    }
}
