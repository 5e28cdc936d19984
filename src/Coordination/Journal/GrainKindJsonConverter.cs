using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Journal;

/// <summary>Writes a kind of grain as its name; reads nothing but names of kinds.</summary>
public sealed class GrainKindJsonConverter : JsonConverter<GrainKind>
{
    /// <inheritdoc />
    public override GrainKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && GrainKindNames.TryParse(reader.GetString(), out var kind)
            ? kind
            : throw new JsonException("expected the name of a kind of grain");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, GrainKind value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(GrainKindNames.NameOf(value));
    }
}
