using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Plans;

/// <summary>A name as a text, or as an object of texts by language; it is written as it was read.</summary>
internal sealed class PlanNameJsonConverter : JsonConverter<PlanName>
{
    /// <summary>What is expected, in words.</summary>
    public const string Form = "a text in quotes, or an object with a text for each language, such as { \"en\": \"Passport\", \"zh\": \"护照\" }";

    public override PlanName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => PlanName.FromString(reader.GetString()!),
        JsonTokenType.StartObject => ReadTexts(ref reader),
        _ => throw new JsonException($"expected {Form}"),
    };

    public override void Write(Utf8JsonWriter writer, PlanName value, JsonSerializerOptions options)
    {
        if (value.Languages.IsEmpty)
        {
            writer.WriteStringValue(value.Default);
            return;
        }

        writer.WriteStartObject();
        foreach (var language in value.Languages)
        {
            writer.WriteString(language, value.TextIn(language));
        }

        writer.WriteEndObject();
    }

    private static PlanName ReadTexts(ref Utf8JsonReader reader)
    {
        var texts = new List<(string, string)>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            reader.Read();
            texts.Add((language, reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"expected {Form}")));
        }

        try
        {
            return PlanName.Of([.. texts]);
        }
        catch (ArgumentException)
        {
            throw new JsonException($"expected {Form}");
        }
    }
}
