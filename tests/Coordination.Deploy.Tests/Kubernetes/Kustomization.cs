using Coordination.SiloHost.TestKit;
using System.Text.Json.Nodes;

namespace Coordination.Deploy.Tests.Kubernetes;

/// <summary>What <c>kubectl kustomize</c> makes of a folder, for as much of it as these manifests use. Anything else is refused, not passed over.</summary>
/// <remarks>A test holds it against the real one where that is installed.</remarks>
internal static class Kustomization
{
    /// <summary>Every object that would be applied; values have their types.</summary>
    /// <exception cref="NotSupportedException">The folder uses more of kustomize than is known here.</exception>
    public static IReadOnlyList<JsonNode> Render(string folder)
    {
        var objects = new List<JsonNode>();
        Build(folder, objects);
        ConfigMaps.NameByContent(objects);
        return objects;
    }

    private static void Build(string folder, List<JsonNode> objects)
    {
        var file = Yaml.Read(Path.Combine(folder, "kustomization.yaml"), isTyped: true).Single();
        var kind = file.Find("kind")?.GetValue<string>() ?? nameof(Kustomization);
        Known(file, kind, "apiVersion", "kind", "resources", "components", "configMapGenerator", "namespace", "patches", "labels", "images");
        foreach (var resource in file.Find("resources").Texts().Select(name => Path.Combine(folder, name)))
        {
            if (Directory.Exists(resource))
            {
                Build(resource, objects);
            }
            else
            {
                objects.AddRange(Yaml.Read(resource, isTyped: true));
            }
        }

        foreach (var component in file.Find("components").Texts())
        {
            Build(Path.Combine(folder, component), objects);
        }

        ConfigMaps.Generate(file.Find("configMapGenerator").Items(), objects);
        Transform(file, objects);
    }

    private static void Transform(JsonNode file, List<JsonNode> objects)
    {
        if (file.Find("namespace") is { } space)
        {
            objects.ForEach(item => item["metadata"]!["namespace"] = space.DeepClone());
        }

        foreach (var patch in file.Find("patches").Items())
        {
            JsonPatch.Apply(patch, objects);
        }

        foreach (var labels in file.Find("labels").Items())
        {
            Label(labels, objects);
        }

        foreach (var image in file.Find("images").Items())
        {
            Name(image, objects);
        }
    }

    // Into the objects' own metadata alone: with selectors, kustomize would reach those of policies' rules too.
    private static void Label(JsonNode labels, List<JsonNode> objects)
    {
        Known(labels, "labels", "pairs", "includeSelectors");
        if (labels.Find("includeSelectors")?.GetValue<bool>() == true)
        {
            throw new NotSupportedException("labels with includeSelectors: they reach the selectors of policies' rules, which find other projects' pods.");
        }

        foreach (var (name, value) in labels.At("pairs").Fields())
        {
            objects.ForEach(item => item.Child("metadata").Child("labels")[name] = value.DeepClone());
        }
    }

    private static void Name(JsonNode image, List<JsonNode> objects)
    {
        Known(image, "images", "name", "newName", "newTag");
        var name = image.Text("name");
        foreach (var container in objects.Select(item => item.Find("spec")?.Find("template")).OfType<JsonNode>().SelectMany(pod => pod.At("spec", "containers").Items()))
        {
            var (repository, tag) = container.Text("image").Split(':') is [var first, var second] ? (first, second) : (container.Text("image"), null);
            if (repository == name)
            {
                container["image"] = $"{image.Find("newName")?.GetValue<string>() ?? name}:{image.Find("newTag")?.GetValue<string>() ?? tag}";
            }
        }
    }

    /// <summary>Refuses fields that are not known here.</summary>
    internal static void Known(JsonNode node, string what, params string[] fields)
    {
        if (node.Fields().Select(field => field.Name).Except(fields).FirstOrDefault() is { } unknown)
        {
            throw new NotSupportedException($"{what}: '{unknown}' is not known here.");
        }
    }
}
