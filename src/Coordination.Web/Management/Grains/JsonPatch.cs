using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordination.Web.Management.Grains;

/// <summary>Makes the patch from one JSON value to another (RFC 6902), with paths as RFC 6901 writes them.</summary>
/// <remarks>
/// Of lists the common beginning and end are left alone, and what is between is compared one by one: enough for the lists of a state, which grow at
/// their end. Operations follow one another: each path is of the value after those before it.
/// </remarks>
internal static class JsonPatch
{
    /// <summary>The operations; none where the values are equal.</summary>
    public static IReadOnlyList<PatchOperation> Between(JsonNode? from, JsonNode? to)
    {
        var operations = new List<PatchOperation>();
        Compare(from, to, "", operations);
        return operations;
    }

    private static void Compare(JsonNode? from, JsonNode? to, string path, List<PatchOperation> operations)
    {
        if (JsonNode.DeepEquals(from, to))
        {
            return;
        }

        switch (from, to)
        {
            case (JsonObject before, JsonObject after):
                CompareObjects(before, after, path, operations);
                break;
            case (JsonArray before, JsonArray after):
                CompareArrays(before, after, path, operations);
                break;
            default:
                operations.Add(new PatchOperation(PatchKind.Replace, path, ElementOf(to)));
                break;
        }
    }

    private static void CompareObjects(JsonObject from, JsonObject to, string path, List<PatchOperation> operations)
    {
        foreach (var (name, value) in from)
        {
            var child = $"{path}/{Escape(name)}";
            if (to.TryGetPropertyValue(name, out var other))
            {
                Compare(value, other, child, operations);
            }
            else
            {
                operations.Add(new PatchOperation(PatchKind.Remove, child, null));
            }
        }

        operations.AddRange(to.Where(property => !from.ContainsKey(property.Key))
            .Select(property => new PatchOperation(PatchKind.Add, $"{path}/{Escape(property.Key)}", ElementOf(property.Value))));
    }

    private static void CompareArrays(JsonArray from, JsonArray to, string path, List<PatchOperation> operations)
    {
        var start = 0;
        while (start < Math.Min(from.Count, to.Count) && JsonNode.DeepEquals(from[start], to[start]))
        {
            start++;
        }

        var (end, otherEnd) = (from.Count, to.Count);
        while (end > start && otherEnd > start && JsonNode.DeepEquals(from[end - 1], to[otherEnd - 1]))
        {
            (end, otherEnd) = (end - 1, otherEnd - 1);
        }

        var both = Math.Min(end, otherEnd);
        for (var index = start; index < both; index++)
        {
            Compare(from[index], to[index], Child(path, index), operations);
        }

        for (var index = end - 1; index >= both; index--)
        {
            operations.Add(new PatchOperation(PatchKind.Remove, Child(path, index), null));
        }

        for (var index = both; index < otherEnd; index++)
        {
            operations.Add(new PatchOperation(PatchKind.Add, Child(path, index), ElementOf(to[index])));
        }
    }

    private static string Child(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}/{index}");

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    // An element tells a null that is there from a value that is left out.
    private static JsonElement ElementOf(JsonNode? node) => JsonSerializer.SerializeToElement(node, Json.WebJson.TypeOf<JsonNode?>());
}
