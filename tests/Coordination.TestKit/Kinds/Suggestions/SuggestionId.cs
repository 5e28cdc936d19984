using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.TestKit.Kinds.Suggestions;

/// <summary>A suggestion; unique within its hall.</summary>
[JsonConverter(typeof(IdJsonConverter<SuggestionId>))]
public readonly record struct SuggestionId : IId<SuggestionId>
{
    private readonly string? _value;

    public SuggestionId(string value) => _value = Slug.Require(value, nameof(value));

    public static string Format => Slug.Format;

    public static bool TryParse(string? text, out SuggestionId id)
    {
        var valid = Slug.IsValid(text);
        id = valid ? new SuggestionId(text!) : default;
        return valid;
    }

    public override string ToString() => _value ?? "";
}
