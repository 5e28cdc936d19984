using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Requests;

/// <summary>Writes facts by name in ordinal order, whatever comparer they came with, so that the bytes are the same everywhere.</summary>
internal sealed class FactsJsonConverter : JsonConverter<ImmutableSortedDictionary<string, string>>
{
    /// <inheritdoc />
    public override ImmutableSortedDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("expected an object of texts");
        }

        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            facts[name] = reader.Read() && reader.TokenType == JsonTokenType.String
                ? reader.GetString()!
                : throw new JsonException("expected a text");
        }

        return facts.ToImmutable();
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value.WithComparers(StringComparer.Ordinal))
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
