using System.Text.Json.Serialization;

namespace Coordination.TestKit.Kinds.Suggestions;

public abstract record SuggestionEvent;

public sealed record SuggestionMade(string Topic) : SuggestionEvent;

public sealed record SuggestionAnswered(bool Accepted) : SuggestionEvent;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SuggestionState))]
[JsonSerializable(typeof(SuggestionCommand))]
[JsonSerializable(typeof(SuggestionMade))]
[JsonSerializable(typeof(SuggestionAnswered))]
internal sealed partial class SuggestionsJson : JsonSerializerContext;
