using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Fuzz.Requests;

/// <summary>Makes a body by its schema; texts that must be ids, or say something, come from whoever knows the hall.</summary>
/// <param name="document">The document, for references.</param>
/// <param name="random">The caller's choices.</param>
/// <param name="texts">A text for a field's name; null where any will do.</param>
internal sealed class BodyMaker(ApiDocument document, Random random, Func<string, string?> texts)
{
    private static readonly string[] AnyText = ["because", "ąż 🚗 מה", "one\ntwo", "O'Neill <b>", "5", "a b c", "100 % & more"];

    public JsonNode? Make(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Make(document.Schemas.GetProperty(reference.GetString()!.Split('/')[^1]), name);
        }

        if (schema.TryGetProperty("oneOf", out var variants) || schema.TryGetProperty("anyOf", out variants))
        {
            return Make(Pick(variants.EnumerateArray().ToList()), name);
        }

        if (schema.TryGetProperty("enum", out var names))
        {
            return JsonNode.Parse(Pick(names.EnumerateArray().ToList()).GetRawText());
        }

        return OfType(schema, name, TypeOf(schema));
    }

    private JsonNode? OfType(JsonElement schema, string name, string type) => type switch
    {
        "object" => Object(schema),
        "array" => new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Make(schema.GetProperty("items"), name))]),
        "integer" => Whole(schema, name),
        "number" => random.Next(1, 100),
        "boolean" => random.Next(2) == 0,
        "null" => null,
        _ => Text(schema, name),
    };

    private JsonObject Object(JsonElement schema)
    {
        var made = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(one => one.GetString()!).ToList() : [];
            foreach (var property in properties.EnumerateObject().Where(property => required.Contains(property.Name) || random.Next(2) == 0))
            {
                made[property.Name] = Make(property.Value, property.Name);
            }
        }
        else if (schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object)
        {
            for (var i = random.Next(3); i > 0; i--)
            {
                var fact = Pick(["danger", "danger", "people", "people", "people", "Größe"]);
                made[fact] = Make(values, fact);
            }
        }

        return made;
    }

    private int Whole(JsonElement schema, string name)
    {
        var from = schema.TryGetProperty("minimum", out var minimum) ? Number(minimum) : 1;
        return random.Next(from, (schema.TryGetProperty("maximum", out var maximum) ? Number(maximum) : name == "score" ? 5 : from + 9) + 1);
    }

    private string Text(JsonElement schema, string name) => schema.TryGetProperty("format", out var format) && format.GetString() is "date-time"
        ? $"{DateTime.UtcNow.AddDays(random.Next(1, 700)):yyyy-MM-dd}T{random.Next(24):00}:30:00{Pick(["Z", "+02:00", ".999-11:00", "+05:45"])}"
        : texts(name) ?? Pick(AnyText);

    // A field that may be null is null seldom: nothing would be said by it.
    private string TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return "string";
        }

        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!).ToList() : [type.GetString()!];
        return types.Count > 1 && random.Next(8) > 0 ? types.First(one => one != "null") : Pick(types);
    }

    private static int Number(JsonElement number) => number.ValueKind == JsonValueKind.Number ? number.GetInt32() : int.Parse(number.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
