using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>Writes an urgency as its number, also as the key of a dictionary; reads nothing but 1 to 5.</summary>
public sealed class UrgencyJsonConverter : JsonConverter<Urgency>
{
    private const string Format = "expected a level from 1 (especially urgent) to 5 (not urgent)";

    /// <inheritdoc />
    public override Urgency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var level) ? Level(level) : throw new JsonException(Format);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Urgency value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)value);

    /// <inheritdoc />
    public override Urgency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Digits.TryRead<int>(reader.GetString(), out var level) ? Level(level) : throw new JsonException(Format);

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Urgency value, JsonSerializerOptions options) =>
        writer.WritePropertyName(((int)value).ToString(CultureInfo.InvariantCulture));

    private static Urgency Level(int level) => level is >= 1 and <= 5 ? (Urgency)level : throw new JsonException(Format);
}
