using System.Text;
using System.Text.Json.Nodes;
using Coordination.Web.Tests.Fuzz.Requests;

namespace Coordination.Web.Tests.Fuzz.Twists;

/// <summary>Breaks one field of a body that was right: another value, none, twice, or one that nobody knows.</summary>
internal static class FieldTwist
{
    private const string Marker = "@@@";

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "6", "99", "3.5", "1e400", "-1e-400", "1E5", "99999999999999999999", "2147483648", "5.0", "NaN", "Infinity", "01", "0x1", "+1", "'x'",
        "\"\"", "\" \"", "\"5\"", "\"true\"", "\"null\"", "\"NaN\"", "\"-Infinity\"", "\"\\u0000\"", "\"\\u0007\"", "\"\\u202e\"", "\"\\u2028\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"ąż🚗\"", "\"a\\nb\"",
        "[]", "[null]", "[[]]", "[\"photo\",\"photo\"]", "{}", "{\"a\":null}", "{\"\":\"\"}", "{\"__proto__\":{}}", "{\"\\ud800\":\"x\"}", "{\"a\":\"1\",\"a\":\"2\"}",
        "\"2027-01-01\"", "\"2027-01-01T10:00:00\"", "\"2027-02-30T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"10:00\"", "\"2031-05-05T10:00:00+99:00\"",
        "\"window\"", "\"WINDOW\"", "\"Citizen\"", "\"started\"", "\"signed-on\"", "\"service-0\"", "\"SERVICE-0\"", "\"desk-0\"", "\"nowhere\"", "\"../../x\"", "\"'; drop table grain; --\"", "\"<script>\"", "\"%00\"", "\"{0}{1}\"", "\"${x}\"",
        $"\"{new string('x', 5000)}\"", $"\"{string.Concat(Enumerable.Repeat("🚗", 700))}\"", $"[{string.Join(',', Enumerable.Repeat("\"e\"", 500))}]", $"[{string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"e{i}\""))}]",
        $"{{{string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"e{i}\":\"x\""))}}}", $"{new string('[', 70)}{new string(']', 70)}", $"{string.Concat(Enumerable.Repeat("{\"a\":", 60))}1{new string('}', 60)}",
    ];

    public static void Apply(FuzzRequest request, Random random)
    {
        if (request.Body is null || JsonNode.Parse(request.Body) is not JsonObject root)
        {
            return;
        }

        var places = Places(root, "").ToList();
        var place = places[random.Next(places.Count)];
        var value = Values[random.Next(Values.Length)];
        (request.Fault, var json) = random.Next(10) switch
        {
            0 => (Join(place.Node is JsonObject ? place.Path : "$", "unknownField"), WithUnknown(root, place.Node, value)),
            1 when place.Name is not null => (place.Path, Without(root, place)),
            2 when place.Name is not null => ("$", Twice(root, place, value)),
            3 when place.Name is not null => (place.Path, Renamed(root, place)),
            _ => (place.Path, Replaced(root, place, value)),
        };
        request.Twist = $"field {request.Fault}";
        request.Body = Encoding.UTF8.GetBytes(json);
    }

    private static string WithUnknown(JsonObject root, JsonNode? at, string value)
    {
        var owner = at as JsonObject ?? root;
        owner["unknownField"] = Marker;
        return Text(root, value);
    }

    private static string Without(JsonObject root, Place place)
    {
        ((JsonObject)place.Parent!).Remove(place.Name!);
        return root.ToJsonString();
    }

    private static string Twice(JsonObject root, Place place, string value)
    {
        place.Parent![place.Name!] = Marker;
        return Text(root, $"{value},{JsonValue.Create(place.Name)!.ToJsonString()}:{value}");
    }

    private static string Renamed(JsonObject root, Place place)
    {
        var owner = (JsonObject)place.Parent!;
        owner.Remove(place.Name!, out var value);
        owner[char.ToUpperInvariant(place.Name![0]) + place.Name[1..]] = value;
        return root.ToJsonString();
    }

    private static string Replaced(JsonObject root, Place place, string value)
    {
        switch (place.Parent)
        {
            case JsonObject owner:
                owner[place.Name!] = Marker;
                break;
            case JsonArray list:
                list[place.Index] = Marker;
                break;
            default:
                return value;
        }

        return Text(root, value);
    }

    private static string Text(JsonObject root, string value) => root.ToJsonString().Replace($"\"{Marker}\"", value, StringComparison.Ordinal);

    private static IEnumerable<Place> Places(JsonNode? node, string path, JsonNode? parent = null, string? name = null, int index = 0)
    {
        var inner = node switch
        {
            JsonObject owner => owner.SelectMany(property => Places(property.Value, Join(path, property.Key), owner, property.Key)),
            JsonArray list => list.SelectMany((entry, at) => Places(entry, $"{path}[{at}]", list, null, at)),
            _ => [],
        };
        return inner.Prepend(new Place(path.Length == 0 ? "$" : path, node, parent, name, index));
    }

    // A name that is no word is quoted in paths: what it is in will do.
    private static string Join(string path, string name) =>
        !name.All(char.IsAsciiLetterOrDigit) ? path
        : path is "" or "$" ? name
        : $"{path}.{name}";

    private sealed record Place(string Path, JsonNode? Node, JsonNode? Parent, string? Name, int Index);
}
