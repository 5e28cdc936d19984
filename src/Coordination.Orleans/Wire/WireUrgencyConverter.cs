using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Orleans.Wire;

/// <summary>Urgencies as their numbers, 0 among them: a request that was refused has none, and is read on other silos too.</summary>
internal sealed class WireUrgencyConverter : JsonConverter<Urgency>
{
    public override Urgency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Level(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, Urgency value, JsonSerializerOptions options) => writer.WriteNumberValue((int)value);

    public override Urgency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? Level(level) : throw new JsonException("An urgency is a number.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Urgency value, JsonSerializerOptions options) =>
        writer.WritePropertyName(((int)value).ToString(CultureInfo.InvariantCulture));

    private static Urgency Level(int level) => level is >= 0 and <= 5 ? (Urgency)level : throw new JsonException($"{level} is no urgency.");
}
