using Coordination.Survey.Analysis;
using Coordination.Survey.Questionnaires;

namespace Coordination.Reports.Surveys;

/// <summary>What questions, answers, items and factors are called in one language.</summary>
internal sealed class SurveyNames(Questionnaire questionnaire, string language)
{
    /// <summary>The best score that can be given.</summary>
    public int Best { get; } = questionnaire.Grades.Max(grade => grade.Score);

    /// <summary>The worst.</summary>
    public int Worst { get; } = questionnaire.Grades.Min(grade => grade.Score);

    public string Question(string id) => questionnaire.Background.Single(question => question.Id == id).Text.In(language);

    public string Option(string question, string id) => questionnaire.Background.Single(one => one.Id == question).Options.Single(option => option.Id == id).Name.In(language);

    public string Item(string id) => questionnaire.Items.Single(item => item.Id == id).Text.In(language);

    public string Factor(string id) => questionnaire.Factors.Single(factor => factor.Id == id).Name.In(language);

    public string Grade(Grade grade) => grade.Name.In(language);

    /// <summary>The item that asks for all in all, where somebody graded it.</summary>
    public ItemFigures? Overall(SurveyResult result) => result.Items.FirstOrDefault(item => item.Item == questionnaire.Overall && item.Score.Count > 0);
}
