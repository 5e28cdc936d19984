using Coordination.SiloHost.TestKit;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Coordination.Deploy.Tests.Kubernetes;

/// <summary>A patch of a kustomization: additions to one object, as RFC 6902 writes them.</summary>
internal static class JsonPatch
{
    public static void Apply(JsonNode patch, IReadOnlyList<JsonNode> objects)
    {
        Kustomization.Known(patch, "patches", "target", "patch");
        var target = patch.At("target");
        Kustomization.Known(target, "patches.target", "kind", "name");
        var item = objects.Single(item => item.Text("kind") == target.Text("kind") && item.Text("metadata", "name") == target.Text("name"));
        foreach (var operation in Yaml.Parse(patch.Text("patch"), isTyped: true).Single().Items())
        {
            Kustomization.Known(operation, "patches.patch", "op", "path", "value");
            if (operation.Text("op") != "add")
            {
                throw new NotSupportedException($"patches.patch: op '{operation.Text("op")}' is not known here.");
            }

            Add(item, operation.Text("path").Split('/')[1..], operation.At("value"));
        }
    }

    private static void Add(JsonNode item, string[] path, JsonNode value)
    {
        var parent = path[..^1].Aggregate(item, (at, step) => at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : at.At(step));
        if (parent is JsonArray array && path[^1] == "-")
        {
            array.Add(value.DeepClone());
        }
        else if (parent is JsonObject map)
        {
            map[path[^1]] = value.DeepClone();
        }
        else
        {
            throw new NotSupportedException($"patches.patch: the path '{string.Join('/', path)}' is not known here.");
        }
    }
}
