using System.Collections.Immutable;
using Coordination.Survey.Questionnaires;
using Coordination.Survey.Responses;
using Coordination.Survey.Statistics;

namespace Coordination.Survey.Analysis;

/// <summary>Sets what people graded against who they are.</summary>
/// <param name="responses">What was answered.</param>
/// <param name="factors">The scores of each factor.</param>
/// <param name="options">How to reckon.</param>
internal sealed class SurveyComparison(SurveyResponses responses, ImmutableArray<(string Factor, FactorScores Scores)> factors, SurveyOptions options)
{
    private readonly Questionnaire _questionnaire = responses.Questionnaire;

    /// <summary>Each question against the item that asks for all in all.</summary>
    public ImmutableArray<CrossFigures> Crosses()
    {
        if (_questionnaire.Overall is not { } item)
        {
            return [];
        }

        CrossFigures[] found = [.. _questionnaire.Background.Select(question => Cross(question, item))];
        var corrected = Holm.Correct([.. found.Select(one => one.P)]);
        return [.. found.Select((one, index) => one with { CorrectedP = corrected[index] })];
    }

    /// <summary>Each question against each factor.</summary>
    public ImmutableArray<ComparisonFigures> Comparisons()
    {
        ComparisonFigures[] found =
        [
            .. from one in factors
               from question in _questionnaire.Background
               select Compare(one.Factor, one.Scores, question),
        ];
        var corrected = Holm.Correct([.. found.Select(one => one.P)]);
        return [.. found.Select((one, index) => one with { CorrectedP = corrected[index] })];
    }

    private CrossFigures Cross(BackgroundQuestion question, string item)
    {
        var counts = Tally.Of(responses.AnswersTo(question.Id), question.Options.Length, responses.AnswersTo(item), _questionnaire.Grades.Length);
        var table = new CrossTable(counts);
        var thin = table.ThinCells();
        var (method, p) = POf(table, thin);
        return new CrossFigures(question.Id, item, Shown(counts, question, item), table.ChiSquare, thin, table.Cells, method, p, double.NaN, table.CramersV);
    }

    private ImmutableArray<ImmutableArray<long?>> Shown(long[][] counts, BackgroundQuestion question, string item) => Suppression.Of(
        counts,
        options.LeastShown,
        Suppression.OfAnswers(Tally.Of(responses.AnswersTo(question.Id), question.Options.Length), options.LeastShown),
        Suppression.OfGrades(Tally.Of(responses.AnswersTo(item), _questionnaire.Grades.Length), options.LeastShown));

    private (PMethod Method, double P) POf(CrossTable table, int thin) =>
        !table.IsComparable ? (PMethod.None, double.NaN)
        : thin == 0 ? (PMethod.ChiSquare, table.ChiSquare.P)
        : FisherTest.Of(table) is { } exact ? (PMethod.Fisher, exact)
        : (PMethod.MonteCarlo, MonteCarloTest.Of(table, options.Seed));

    private ComparisonFigures Compare(string factor, FactorScores scores, BackgroundQuestion question)
    {
        var groups = scores.By(responses.AnswersTo(question.Id), question.Options.Length);
        var anova = OneWayAnova.Of(groups);
        return new ComparisonFigures(
            question.Id,
            factor,
            GroupsOf(question, groups),
            anova,
            LeveneTest.AboutMeans(groups),
            LeveneTest.AboutMedians(groups),
            KruskalWallis.Of(groups),
            (anova?.Welch ?? anova?.Classic)?.P ?? double.NaN,
            double.NaN);
    }

    private ImmutableArray<GroupFigures> GroupsOf(BackgroundQuestion question, decimal[][] groups)
    {
        var shown = Suppression.Of([.. groups.Select(group => (long)group.Length)], options.LeastShown);
        return [.. question.Options.Select((option, index) => new GroupFigures(option.Id, shown[index] is > 0 ? Means.Of(Sample.Of(groups[index]), options.Confidence) : null))];
    }
}
