using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coordination.TestKit.Schemas;

/// <summary>The part of JSON Schema that the published schemas use; a word it does not know is an error, never passed over.</summary>
public static class SchemaValidator
{
    /// <summary>Every complaint, each with its path.</summary>
    /// <remarks>It is put into words where there is one: most that is looked at is as it should be.</remarks>
    public static IEnumerable<string> Validate(JsonElement value, JsonElement schema, string path = "$") =>
        schema.EnumerateObject().SelectMany(word => Apply(word.Name, word.Value, value, schema, path));

    private static IEnumerable<string> Apply(string word, JsonElement rule, JsonElement value, JsonElement schema, string path) => word switch
    {
        "$schema" or "title" or "examples" or "description" or "default" or "format" => [],
        "type" => Types(rule).Any(type => HasType(value, type)) ? [] : [$"{path} is no {rule}"],
        "enum" => rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? [] : [$"{path} is none of {rule}"],
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!) ? [] : [$"{path} does not match {rule}"],
        "minimum" => IsWithin(value, number => number >= rule.GetDouble()) ? [] : [Limit(path, word)],
        "maximum" => IsWithin(value, number => number <= rule.GetDouble()) ? [] : [Limit(path, word)],
        "exclusiveMinimum" => IsWithin(value, number => number > rule.GetDouble()) ? [] : [Limit(path, word)],
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32() ? [] : [Limit(path, word)],
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.GetInt32() ? [] : [Limit(path, word)],
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32() ? [] : [Limit(path, word)],
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32() ? [] : [Limit(path, word)],
        "minProperties" => value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() >= rule.GetInt32() ? [] : [Limit(path, word)],
        "oneOf" => rule.EnumerateArray().Count(one => !Validate(value, one, path).Any()) == 1 ? [] : [$"{path} is not exactly one of {rule}"],
        "required" => value.ValueKind == JsonValueKind.Object
            ? rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path} lacks {name}")
            : [],
        "propertyNames" => Properties(value).SelectMany(property => Validate(JsonSerializer.SerializeToElement(property.Name), rule, $"{path}.{property.Name}")),
        "properties" => Properties(value).SelectMany(property => rule.TryGetProperty(property.Name, out var known) ? Validate(property.Value, known, $"{path}.{property.Name}") : []),
        "additionalProperties" => Properties(value).Where(property => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out _)))
            .SelectMany(property => rule.ValueKind == JsonValueKind.False ? [$"{path}.{property.Name} is unknown"] : Validate(property.Value, rule, $"{path}.{property.Name}")),
        "items" => value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().SelectMany((entry, index) => Validate(entry, rule, $"{path}[{index}]"))
            : [],
        _ => throw new NotSupportedException($"The validator does not know '{word}' at {path}."),
    };

    private static bool IsWithin(JsonElement value, Func<double, bool> within) => value.ValueKind != JsonValueKind.Number || within(value.GetDouble());

    private static string Limit(string path, string word) => $"{path}: {word}";

    private static IEnumerable<JsonProperty> Properties(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];

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
