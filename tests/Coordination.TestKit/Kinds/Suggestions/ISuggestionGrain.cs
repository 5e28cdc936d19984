using System.Text.Json.Serialization;
using Coordination.Halls;

namespace Coordination.TestKit.Kinds.Suggestions;

/// <summary>What a citizen suggests to a hall, and what the hall answers.</summary>
public interface ISuggestionGrain : IHallGrain<SuggestionCommand, SuggestionReceipt, SuggestionState, SuggestionState>;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(MakeSuggestion), "make")]
[JsonDerivedType(typeof(AnswerSuggestion), "answer")]
public abstract record SuggestionCommand;

public sealed record MakeSuggestion(string Topic) : SuggestionCommand;

public sealed record AnswerSuggestion(bool Accepted) : SuggestionCommand;

public sealed record SuggestionReceipt(SuggestionId Suggestion, long Version);

public sealed record SuggestionState
{
    public CentreId Centre { get; init; }

    public SuggestionId Id { get; init; }

    public string? Topic { get; init; }

    public bool? Accepted { get; init; }

    public DateTimeOffset Since { get; init; }
}
