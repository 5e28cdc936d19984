using Coordination.SiloHost.TestKit;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace Coordination.Deploy.Tests.Kubernetes;

/// <summary>Kubernetes' own types, which refuse fields that they do not have and values of another type.</summary>
internal static class KubernetesSchema
{
    private static readonly JsonSerializerOptions Strict = MakeStrict();

    private static readonly Dictionary<(string Version, string Kind), Type> Kinds = typeof(KubernetesEntityAttribute).Assembly.GetTypes()
        .Select(type => (Type: type, Entity: (KubernetesEntityAttribute?)Attribute.GetCustomAttribute(type, typeof(KubernetesEntityAttribute))))
        .Where(pair => pair.Entity is not null && !pair.Type.Name.EndsWith("List", StringComparison.Ordinal))
        .GroupBy(pair => (pair.Entity!.Group.Length == 0 ? pair.Entity.ApiVersion : $"{pair.Entity.Group}/{pair.Entity.ApiVersion}", pair.Entity.Kind), pair => pair.Type)
        .ToDictionary(group => group.Key, group => group.First());

    /// <summary>What is wrong with an object; null when nothing is.</summary>
    public static string? FaultOf(JsonNode item)
    {
        var kind = (item.Text("apiVersion"), item.Text("kind"));
        try
        {
            return Kinds.TryGetValue(kind, out var type) ? item.Deserialize(type, Strict) is null ? "It is empty." : null : $"There is no {kind}.";
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            return $"{kind.Item2} {item.Text("metadata", "name")}: {fault.Message}";
        }
    }

    private static JsonSerializerOptions MakeStrict()
    {
        // The library's options, with its converters; a copy, because it shares its own.
        JsonSerializerOptions? shared = null;
        KubernetesJson.AddJsonOptions(options => shared = options);
        return new JsonSerializerOptions(shared!) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    }
}
