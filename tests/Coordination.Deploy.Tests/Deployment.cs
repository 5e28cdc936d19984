using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.SiloHost.TestKit;

namespace Coordination.Deploy.Tests;

/// <summary>The files of <c>deploy/</c>, read for what they ask of the program.</summary>
internal static partial class Deployment
{
    public static string Folder { get; } = Path.Combine(Cli.Repository, "deploy");

    public static Containerfile Containerfile { get; } = Containerfile.Read(Path.Combine(Folder, "container", "Containerfile"));

    public static JsonNode Compose { get; } = Yaml.Read(Path.Combine(Folder, "compose", "compose.yaml")).Single();

    /// <summary>Every object of Kubernetes, as it is applied.</summary>
    public static IReadOnlyList<JsonNode> Kubernetes { get; } = Kustomization.Render(Path.Combine(Folder, "kubernetes"));

    /// <summary>What puts them together.</summary>
    public static JsonNode KubernetesFile { get; } = Yaml.Read(Path.Combine(Folder, "kubernetes", "kustomization.yaml")).Single();

    public static IReadOnlyList<SystemdUnit> Units { get; } =
        [.. Directory.GetFiles(Path.Combine(Folder, "systemd"), "*.service").Order(StringComparer.Ordinal).Select(SystemdUnit.Read)];

    /// <summary>Every file, for what must be nowhere.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/compose/secrets/", StringComparison.Ordinal));

    public static IEnumerable<JsonNode> OfKind(string kind) => Kubernetes.Where(item => item.Text("kind") == kind);

    /// <summary>The pods that deployments and jobs make.</summary>
    public static IReadOnlyList<JsonNode> Pods { get; } = [.. OfKind("Deployment").Concat(OfKind("Job")).Select(item => item.At("spec", "template"))];

    public static JsonNode Silo { get; } = OfKind("Deployment").Single().At("spec", "template", "spec");

    /// <summary>The services of compose that run the program.</summary>
    public static IReadOnlyList<(string Name, JsonNode Service)> ComposePrograms { get; } =
        [.. Compose.At("services").Fields().Where(service => service.Value.Text("image").StartsWith("coordination/", StringComparison.Ordinal))];

    /// <summary>Reads a document's block: what stands between <c>```sh name</c> and <c>```</c>.</summary>
    public static string Block(string document, string name, string language = "sh") =>
        Regex.Match(File.ReadAllText(Path.Combine(Folder, document)), $@"^```{language} {name}\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline) is { Success: true } block
            ? block.Groups[1].Value
            : throw new InvalidOperationException($"{document} has no block '{language} {name}'.");

    /// <summary>A time as compose and systemd write it.</summary>
    public static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(int.Parse(Time().Match(text).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex("^([0-9]+)s$")]
    private static partial Regex Time();
}
