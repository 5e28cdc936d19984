using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Web.Json;

/// <summary>Reads names of enumerations as the API's document gives them, and in no other case: <c>WINDOW</c> is no channel.</summary>
internal sealed class ExactEnumConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsEnum && typeToConvert.GetCustomAttributes(typeof(JsonConverterAttribute), inherit: false) is [JsonConverterAttribute { ConverterType: { IsGenericType: true } converter }]
        && converter.GetGenericTypeDefinition() == typeof(KebabCaseEnumConverter<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Exact<>).MakeGenericType(typeToConvert))!;

    private sealed class Exact<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && KebabNames<TEnum>.TryParse(reader.GetString(), out var value)
                ? value
                : throw new JsonException($"One of {KebabNames<TEnum>.All} is expected.");

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(KebabNames<TEnum>.NameOf(value));
    }
}
