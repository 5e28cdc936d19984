using Coordination.SiloHost.TestKit;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordination.Deploy.Tests.Kubernetes;

/// <summary>Generated config maps: made, merged, and named by their content, so that pods are replaced when it changes.</summary>
internal static class ConfigMaps
{
    private const int HashLength = 10;

    // kustomize spells hexadecimal digits so that no word comes out.
    private static readonly Dictionary<char, char> Spelled = new() { ['0'] = 'g', ['1'] = 'h', ['3'] = 'k', ['a'] = 'm', ['e'] = 't' };

    public static void Generate(IEnumerable<JsonNode> generators, List<JsonNode> objects)
    {
        foreach (var generator in generators)
        {
            Kustomization.Known(generator, "configMapGenerator", "name", "behavior", "literals");
            var name = generator.Text("name");
            var data = generator.Find("behavior")?.GetValue<string>() switch
            {
                null or "create" => Create(name, objects),
                "merge" => objects.Single(item => IsGenerated(item) && item.Text("metadata", "name") == name).Child("data"),
                var other => throw new NotSupportedException($"configMapGenerator: behavior '{other}' is not known here."),
            };
            foreach (var literal in generator.Find("literals").Texts().Select(literal => literal.Split('=', 2)))
            {
                data[literal[0]] = literal[1];
            }
        }
    }

    public static void NameByContent(List<JsonNode> objects)
    {
        foreach (var map in objects.Where(IsGenerated))
        {
            var name = map.Text("metadata", "name");
            var named = $"{name}-{Hash(map.At("data"))}";
            map["metadata"]!["name"] = named;
            foreach (var reference in objects.SelectMany(References).Where(reference => reference.Text("name") == name))
            {
                reference["name"] = named;
            }
        }
    }

    private static bool IsGenerated(JsonNode item) => item.Text("kind") == "ConfigMap";

    private static JsonNode Create(string name, List<JsonNode> objects)
    {
        var map = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["data"] = new JsonObject(),
        };
        objects.Add(map);
        return map["data"]!;
    }

    private static IEnumerable<JsonNode> References(JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(field => field is { Key: "configMapKeyRef", Value: { } reference } ? [reference] : field.Value is { } value ? References(value) : []),
        JsonArray list => list.OfType<JsonNode>().SelectMany(References),
        _ => [],
    };

    // As Go writes it: fields by name, and no name in it, since that is what the hash becomes a part of.
    private static string Hash(JsonNode data)
    {
        var sorted = data.Fields().OrderBy(field => field.Name, StringComparer.Ordinal).ToDictionary(field => field.Name, field => field.Value.GetValue<string>());
        var text = JsonSerializer.Serialize(new { data = sorted, kind = "ConfigMap", name = "" });
        return new string([.. Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength].Select(digit => Spelled.GetValueOrDefault(digit, digit))]);
    }
}
