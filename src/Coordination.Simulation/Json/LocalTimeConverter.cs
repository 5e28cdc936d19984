using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Simulation.Json;

/// <summary>A date and time on the hall's clock: without an offset, so that it means the same on every machine.</summary>
internal sealed class LocalTimeConverter : JsonConverter<DateTime?>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss";

    /// <inheritdoc />
    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && DateTime.TryParseExact(reader.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? local
            : throw new JsonException("expected a date and time on the hall's clock, without an offset, such as 2026-12-24T08:00:00");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString(Form, CultureInfo.InvariantCulture));
}
