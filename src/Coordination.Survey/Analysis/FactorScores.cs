using System.Collections.Immutable;
using Coordination.Survey.Questionnaires;
using Coordination.Survey.Responses;

namespace Coordination.Survey.Analysis;

/// <summary>The scores of a factor: the mean of its items, of those who graded all of them.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Rows">The responses that have one.</param>
/// <param name="Values">Their scores, in the same order.</param>
internal sealed record FactorScores(ImmutableArray<SurveyItem> Items, int[] Rows, decimal[] Values)
{
    public static FactorScores Of(SurveyResponses responses, string factor)
    {
        ImmutableArray<SurveyItem> items = [.. responses.Questionnaire.Items.Where(item => item.Factor == factor)];
        var (sums, graded) = (new int[responses.Count], new int[responses.Count]);
        foreach (var item in items)
        {
            var answers = responses.AnswersTo(item.Id);
            for (var index = 0; index < answers.Length; index++)
            {
                if (answers[index] > 0)
                {
                    sums[index] += responses.Questionnaire.Grades[answers[index] - 1].Score;
                    graded[index]++;
                }
            }
        }

        int[] rows = items.IsEmpty ? [] : [.. Enumerable.Range(0, responses.Count).Where(index => graded[index] == items.Length)];
        return new FactorScores(items, rows, [.. rows.Select(row => (decimal)sums[row] / items.Length)]);
    }

    /// <summary>The scores by the answer to a question, in the order of its answers.</summary>
    public decimal[][] By(ReadOnlySpan<byte> answers, int options)
    {
        var groups = Enumerable.Range(0, options).Select(_ => new List<decimal>()).ToArray();
        for (var index = 0; index < Rows.Length; index++)
        {
            if (answers[Rows[index]] is > 0 and var answer)
            {
                groups[answer - 1].Add(Values[index]);
            }
        }

        return [.. groups.Select(group => group.ToArray())];
    }
}
