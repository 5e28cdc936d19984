using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Plans;

namespace Coordination.Survey.Questionnaires;

/// <summary>What is asked: who somebody is, and how satisfied with what. Each answer is one of those that are given.</summary>
public sealed record Questionnaire
{
    /// <summary>The schema that the document follows, for editors; the reader ignores it.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Its id, such as <c>hall-satisfaction</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people read above it.</summary>
    public required PlanName Title { get; init; }

    /// <summary>The grades that an item can be given, each with its score; the best one has the highest.</summary>
    public required ImmutableArray<Grade> Grades { get; init; }

    /// <summary>What is asked of people themselves.</summary>
    public ImmutableArray<BackgroundQuestion> Background { get; init; } = [];

    /// <summary>What items have in common.</summary>
    public ImmutableArray<SurveyFactor> Factors { get; init; } = [];

    /// <summary>What is graded.</summary>
    public required ImmutableArray<SurveyItem> Items { get; init; }

    /// <summary>The item that asks for all in all; null for none. The background questions are set against it.</summary>
    public string? Overall { get; init; }
}

/// <summary>A grade of satisfaction.</summary>
/// <param name="Score">What it counts: a whole number.</param>
/// <param name="Name">What it is called.</param>
public sealed record Grade(int Score, PlanName Name);

/// <summary>A question about somebody, with one answer.</summary>
/// <param name="Id">Its id: the column of its answers.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">The answers.</param>
public sealed record BackgroundQuestion(string Id, PlanName Text, ImmutableArray<AnswerOption> Options);

/// <summary>An answer that can be given.</summary>
/// <param name="Id">Its id: what stands in the column.</param>
/// <param name="Name">What people read.</param>
public sealed record AnswerOption(string Id, PlanName Name);

/// <summary>What some items have in common, such as the staff.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
public sealed record SurveyFactor(string Id, PlanName Name);

/// <summary>Something that is graded.</summary>
/// <param name="Id">Its id: the column of its grades.</param>
/// <param name="Text">What is graded.</param>
/// <param name="Factor">The factor that it belongs to; null for none.</param>
public sealed record SurveyItem(string Id, PlanName Text, string? Factor = null);
