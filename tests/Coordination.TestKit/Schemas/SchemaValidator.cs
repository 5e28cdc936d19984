using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coordination.TestKit.Schemas;

/// <summary>The part of JSON Schema that the published schemas use; a word it does not know is an error, never passed over.</summary>
public static class SchemaValidator
{
    /// <summary>Every complaint, each with its path.</summary>
    public static IEnumerable<string> Validate(JsonElement value, JsonElement schema, string path = "$") =>
        schema.EnumerateObject().SelectMany(word => Apply(word.Name, word.Value, value, schema, path));

    private static IEnumerable<string> Apply(string word, JsonElement rule, JsonElement value, JsonElement schema, string path) => word switch
    {
        "$schema" or "title" or "description" or "default" or "format" => [],
        "type" => Expect(Types(rule).Any(type => HasType(value, type)), $"{path} is no {rule}"),
        "enum" => Expect(rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{path} is none of {rule}"),
        "pattern" => Expect(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!), $"{path} does not match {rule}"),
        "minimum" => Number(value, number => number >= rule.GetDouble(), path, word),
        "maximum" => Number(value, number => number <= rule.GetDouble(), path, word),
        "exclusiveMinimum" => Number(value, number => number > rule.GetDouble(), path, word),
        "minLength" => Expect(value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32(), $"{path}: {word}"),
        "maxLength" => Expect(value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.GetInt32(), $"{path}: {word}"),
        "minItems" => Expect(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(), $"{path}: {word}"),
        "maxItems" => Expect(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(), $"{path}: {word}"),
        "required" => Properties(value) is { } properties
            ? rule.EnumerateArray().Where(name => !properties.ContainsKey(name.GetString()!)).Select(name => $"{path} lacks {name}")
            : [],
        "propertyNames" => (Properties(value) ?? []).Keys.SelectMany(name => Validate(JsonSerializer.SerializeToElement(name), rule, $"{path}.{name}")),
        "properties" => (Properties(value) ?? []).Where(property => rule.TryGetProperty(property.Key, out _))
            .SelectMany(property => Validate(property.Value, rule.GetProperty(property.Key), $"{path}.{property.Key}")),
        "additionalProperties" => (Properties(value) ?? []).Where(property => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Key, out _)))
            .SelectMany(property => rule.ValueKind == JsonValueKind.False ? [$"{path}.{property.Key} is unknown"] : Validate(property.Value, rule, $"{path}.{property.Key}")),
        "items" => value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().SelectMany((entry, index) => Validate(entry, rule, $"{path}[{index}]"))
            : [],
        _ => throw new NotSupportedException($"The validator does not know '{word}' at {path}."),
    };

    private static IEnumerable<string> Expect(bool holds, string complaint) => holds ? [] : [complaint];

    private static IEnumerable<string> Number(JsonElement value, Func<double, bool> holds, string path, string word) =>
        Expect(value.ValueKind != JsonValueKind.Number || holds(value.GetDouble()), $"{path}: {word}");

    private static Dictionary<string, JsonElement>? Properties(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().ToDictionary(property => property.Name, property => property.Value) : null;

    private static IEnumerable<string> Types(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(type => type.GetString()!) : [rule.GetString()!];

    private static bool HasType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException(type),
    };
}
