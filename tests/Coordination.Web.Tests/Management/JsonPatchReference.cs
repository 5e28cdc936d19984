using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordination.Web.Tests.Management;

/// <summary>Applies a JSON Patch as RFC 6902 says, to check those that are made.</summary>
internal static class JsonPatchReference
{
    public static JsonNode? Apply(JsonNode? node, JsonElement patch)
    {
        foreach (var step in patch.EnumerateArray())
        {
            var path = step.GetProperty("path").GetString()!;
            var value = step.TryGetProperty("value", out var given) ? JsonNode.Parse(given.GetRawText()) : null;
            if (path.Length == 0)
            {
                node = value;
                continue;
            }

            var names = path.Split('/').Skip(1).Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
            var parent = names.SkipLast(1).Aggregate(node!, (at, name) => at is JsonArray list ? list[Index(name)]! : at[name]!);
            Apply(parent, names[^1], step.GetProperty("op").GetString()!, value);
        }

        return node;
    }

    private static void Apply(JsonNode parent, string name, string op, JsonNode? value)
    {
        switch (parent, op)
        {
            case (JsonArray list, "add"):
                list.Insert(Index(name), value);
                break;
            case (JsonArray list, "remove"):
                list.RemoveAt(Index(name));
                break;
            case (JsonArray list, "replace"):
                list[Index(name)] = value;
                break;
            case (JsonObject one, "add"):
                one.Add(name, value);
                break;
            case (JsonObject one, "remove") when one.Remove(name):
                break;
            case (JsonObject one, "replace") when one.ContainsKey(name):
                one[name] = value;
                break;
            default:
                throw new InvalidOperationException($"'{op}' of '{name}' does not fit.");
        }
    }

    private static int Index(string name) => int.Parse(name, CultureInfo.InvariantCulture);
}
