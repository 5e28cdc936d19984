using System.Collections;
using Coordination.Survey.Responses;

namespace Coordination.Survey.Analysis;

/// <summary>The grades of a factor's items by response, made when they are asked for: a million responses are not in memory twice.</summary>
internal sealed class AnswerMatrix(SurveyResponses responses, FactorScores scores) : IReadOnlyList<IReadOnlyList<decimal>>
{
    public int Count => scores.Rows.Length;

    public IReadOnlyList<decimal> this[int index]
    {
        get
        {
            var grades = new decimal[scores.Items.Length];
            for (var item = 0; item < grades.Length; item++)
            {
                grades[item] = responses.Questionnaire.Grades[responses.AnswersTo(scores.Items[item].Id)[scores.Rows[index]] - 1].Score;
            }

            return grades;
        }
    }

    public IEnumerator<IReadOnlyList<decimal>> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
