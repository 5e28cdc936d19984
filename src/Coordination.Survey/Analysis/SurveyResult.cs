using System.Collections.Immutable;
using Coordination.Survey.Questionnaires;
using Coordination.Survey.Statistics;

namespace Coordination.Survey.Analysis;

/// <summary>What a survey found. Counts that would tell of single people are null, and so are others by which they could be reckoned.</summary>
public sealed record SurveyResult
{
    /// <summary>What was asked.</summary>
    public required Questionnaire Questionnaire { get; init; }

    /// <summary>How many have answered.</summary>
    public required int Responses { get; init; }

    /// <summary>The first day; null where none was said.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How it was reckoned.</summary>
    public required SurveyOptions Options { get; init; }

    /// <summary>What became of the copies; null where nobody wrote it down.</summary>
    public FieldingFigures? Fielding { get; init; }

    /// <summary>How many by office.</summary>
    public required ImmutableArray<CountOf> Offices { get; init; }

    /// <summary>How many by wave; empty where none was said.</summary>
    public required ImmutableArray<CountOf> Waves { get; init; }

    /// <summary>Who has answered.</summary>
    public required ImmutableArray<BackgroundFigures> Background { get; init; }

    /// <summary>How each item was graded.</summary>
    public required ImmutableArray<ItemFigures> Items { get; init; }

    /// <summary>How each factor was.</summary>
    public required ImmutableArray<FactorFigures> Factors { get; init; }

    /// <summary>Whether the grade for all in all depends on who answers.</summary>
    public required ImmutableArray<CrossFigures> Crosses { get; init; }

    /// <summary>Whether the factors' scores do.</summary>
    public required ImmutableArray<ComparisonFigures> Comparisons { get; init; }
}

/// <summary>How a survey is reckoned.</summary>
/// <param name="Seed">From which tables are drawn where they are too thin for χ² and too large to be counted.</param>
/// <param name="Confidence">How often intervals hold the true value.</param>
/// <param name="LeastShown">Counts from 1 to below this are not shown; 0 shows all, for those who may see the responses themselves.</param>
public sealed record SurveyOptions(int Seed = 1, double Confidence = 0.95, int LeastShown = SurveyOptions.Public)
{
    /// <summary>What is shown to everybody: counts of five and more.</summary>
    public const int Public = 5;
}

/// <summary>How many of something there are.</summary>
/// <param name="Id">Of what.</param>
/// <param name="Count">How many; null where that is not shown.</param>
public sealed record CountOf(string Id, long? Count);

/// <summary>A mean and how sure it is.</summary>
/// <param name="Count">Of how many.</param>
/// <param name="Mean">The mean; NaN of none.</param>
/// <param name="Deviation">The standard deviation; NaN of fewer than two.</param>
/// <param name="Low">The interval's lower end, by Student's t.</param>
/// <param name="High">Its upper end.</param>
public sealed record MeanFigures(int Count, double Mean, double Deviation, double Low, double High);

/// <summary>Who has answered, by one question.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Options">How many by answer, in their order.</param>
/// <param name="Missing">How many did not answer it.</param>
/// <param name="Fit">Whether they are as all are said to be, by χ²; null where nothing is known of all.</param>
/// <param name="ThinOptions">For how many answers fewer than five are expected.</param>
public sealed record BackgroundFigures(string Question, ImmutableArray<CountOf> Options, int Missing, TestResult? Fit, int ThinOptions);

/// <summary>How an item was graded.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Factor">Its factor; null for none.</param>
/// <param name="Score">Its mean score.</param>
/// <param name="Missing">How many did not grade it.</param>
/// <param name="Grades">How many by grade, in their order; the id is its score.</param>
public sealed record ItemFigures(string Item, string? Factor, MeanFigures Score, int Missing, ImmutableArray<CountOf> Grades);

/// <summary>How a factor was graded, by those who graded all of its items: a score is the mean of theirs.</summary>
/// <param name="Factor">The factor's id.</param>
/// <param name="Items">Its items.</param>
/// <param name="Score">The mean score.</param>
/// <param name="Missing">How many did not grade all of its items.</param>
/// <param name="Alpha">Whether its items measure the same; null where it has too few.</param>
public sealed record FactorFigures(string Factor, ImmutableArray<string> Items, MeanFigures Score, int Missing, CronbachAlpha? Alpha);

/// <summary>Whether an item's grade depends on who answers.</summary>
/// <param name="Question">The question about people: the rows.</param>
/// <param name="Item">The item: the columns are the grades.</param>
/// <param name="Counts">How many by answer and grade; null where that is not shown.</param>
/// <param name="ChiSquare">χ² of independence; NaN where there is nothing to compare.</param>
/// <param name="ThinCells">In how many cells fewer than five are expected.</param>
/// <param name="Cells">How many cells have rows and columns in which somebody was counted.</param>
/// <param name="Method">Where <paramref name="P"/> is from.</param>
/// <param name="P">How probable so unlike a table is by chance.</param>
/// <param name="CorrectedP">The same, corrected by Holm for all tables of the survey.</param>
/// <param name="CramersV">How strong it is, 0 to 1.</param>
public sealed record CrossFigures(
    string Question, string Item, ImmutableArray<ImmutableArray<long?>> Counts, TestResult ChiSquare, int ThinCells, int Cells, PMethod Method, double P, double CorrectedP, double CramersV);

/// <summary>Where a p value is from.</summary>
public enum PMethod
{
    /// <summary>From the distribution of χ²: no cell is thin.</summary>
    ChiSquare,

    /// <summary>From Fisher's exact test.</summary>
    Fisher,

    /// <summary>From tables that were drawn.</summary>
    MonteCarlo,

    /// <summary>There is nothing to compare.</summary>
    None,
}

/// <summary>Whether a factor's score depends on who answers.</summary>
/// <param name="Question">The question about people.</param>
/// <param name="Factor">The factor.</param>
/// <param name="Groups">The score by answer; null of a mean that is not shown.</param>
/// <param name="Anova">The analysis of variance; null where there are too few values.</param>
/// <param name="Levene">Whether variances differ, about means.</param>
/// <param name="BrownForsythe">The same about medians.</param>
/// <param name="KruskalWallis">Whether ranks differ.</param>
/// <param name="P">Of Welch's F, or the classic one where there is none; NaN where there is neither.</param>
/// <param name="CorrectedP">The same, corrected by Holm for all comparisons of the survey.</param>
public sealed record ComparisonFigures(
    string Question, string Factor, ImmutableArray<GroupFigures> Groups, OneWayAnova? Anova, TestResult? Levene, TestResult? BrownForsythe, TestResult? KruskalWallis, double P, double CorrectedP);

/// <summary>The score of those who answered the same.</summary>
/// <param name="Option">What they answered.</param>
/// <param name="Score">Their mean; null where it is not shown.</param>
public sealed record GroupFigures(string Option, MeanFigures? Score);

/// <summary>What became of the copies.</summary>
/// <param name="Issued">How many were given out.</param>
/// <param name="Returned">How many came back.</param>
/// <param name="Invalid">How many of those do not count.</param>
/// <param name="Valid">How many do.</param>
/// <param name="ReturnRate">The share that came back, 0 to 1; NaN where none were given out.</param>
/// <param name="ValidRate">The share of all that counts.</param>
/// <param name="Contradictions">Where it does not add up.</param>
public sealed record FieldingFigures(long Issued, long Returned, long Invalid, long Valid, double ReturnRate, double ValidRate, ImmutableArray<string> Contradictions);
