using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Web.Json;

/// <summary>Instants as RFC 3339 has them: one without its offset would mean another time on every machine.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && InstantText.TryRead(reader.GetString(), out var instant)
            ? instant
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
