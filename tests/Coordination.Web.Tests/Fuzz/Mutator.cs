using System.Text;
using System.Text.Json.Nodes;

namespace Coordination.Web.Tests.Fuzz;

/// <summary>Makes bad documents of good ones; the same seed makes the same.</summary>
internal sealed class Mutator(int seed)
{
    private const string Marker = "@@@";

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "6", "1e400", "3.5", "99999999999999999999", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"ąż🚗\"",
        "[]", "[null]", "[[]]", "{}", "{\"a\":null}", "{\"\":\"\"}", "{\"__proto__\":{}}", "{\"\\ud800\":\"x\"}", "\"2027-02-30T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"9999-12-31T23:59:59-14:00\"", "\"../../etc/passwd\"", "\"'; drop table grain; --\"", $"\"{new string('x', 5000)}\"", $"[{string.Join(',', Enumerable.Repeat("\"e\"", 500))}]",
    ];

    private readonly Random _random = new(seed);

    public byte[] Mutate(string json) => _random.Next(4) switch
    {
        0 => Encoding.UTF8.GetBytes(Text(json)),
        1 => Bytes(json),
        _ => Encoding.UTF8.GetBytes(Tree(json)),
    };

    /// <summary>One value is replaced, removed or renamed.</summary>
    private string Tree(string json)
    {
        var root = JsonNode.Parse(json)!;
        var places = Places(root).ToList();
        if (places.Count == 0)
        {
            return $"{{\"{Pick(["x", "reason", "Reason", ""])}\":{Pick(Values)}}}";
        }

        Change(places[_random.Next(places.Count)]);
        return root.ToJsonString().Replace($"\"{Marker}\"", Pick(Values), StringComparison.Ordinal);
    }

    private void Change((JsonNode Parent, string? Name) place)
    {
        switch (place.Parent)
        {
            case JsonObject owner when _random.Next(4) == 0:
                owner.Remove(place.Name!);
                break;
            case JsonObject owner when _random.Next(4) == 0:
                owner.Remove(place.Name!, out var value);
                owner[place.Name + "x"] = value;
                break;
            case JsonObject owner:
                owner[place.Name!] = Marker;
                break;
            case JsonArray list:
                list[_random.Next(list.Count)] = Marker;
                break;
        }
    }

    private string Text(string json)
    {
        var at = _random.Next(json.Length);
        return _random.Next(3) switch
        {
            0 => json[..at],
            1 => json.Insert(at, Pick(["{", "}", "[", "]", ",", ":", "\"", "null", "//", "\\", "\n"])),
            _ => json.Remove(at, Math.Min(json.Length - at, _random.Next(1, 4))),
        };
    }

    private byte[] Bytes(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        }

        return bytes;
    }

    private static IEnumerable<(JsonNode Parent, string? Name)> Places(JsonNode? node) => node switch
    {
        JsonObject owner => owner.SelectMany(property => Places(property.Value).Prepend((owner, property.Key))),
        JsonArray { Count: > 0 } list => list.SelectMany(Places).Prepend((list, null)),
        _ => [],
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
