using System.Diagnostics;
using System.Text.Json.Nodes;
using Coordination.SiloHost.Clusters;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests.Kubernetes;

/// <summary>The manifests as they are applied: by themselves, and through the overlay that the document shows.</summary>
public sealed class RenderingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Ways => ["kubernetes", "overlay", "tls"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void Render_AnyWay_FitsKubernetesSchema(string way)
    {
        var objects = Kustomization.Render(Folder(way));

        objects.Count.ShouldBeGreaterThan(8);
        objects.Select(KubernetesSchema.FaultOf).OfType<string>().ShouldBeEmpty();
    }

    [Fact]
    public void FaultOf_UnknownFieldOrWrongType_IsSaid()
    {
        var misspelt = Deployment.OfKind("Deployment").Single().DeepClone();
        misspelt["spec"]!["minReadySecond"] = 1;
        KubernetesSchema.FaultOf(misspelt).ShouldNotBeNull().ShouldContain("minReadySecond");

        var unquoted = Deployment.OfKind("Deployment").Single().DeepClone();
        unquoted["spec"]!["template"]!["metadata"]!["annotations"]!["prometheus.io/scrape"] = true;
        KubernetesSchema.FaultOf(unquoted).ShouldNotBeNull();

        var old = Deployment.OfKind("PodDisruptionBudget").Single().DeepClone();
        old["apiVersion"] = "policy/v1beta1";
        KubernetesSchema.FaultOf(old).ShouldNotBeNull();
    }

    [Fact]
    public void Render_OverlayOfTheDocument_NamesRegistryDatabaseAndNamespace()
    {
        var objects = Kustomization.Render(Folder("overlay"));

        objects.ShouldAllBe(item => item.Text("metadata", "namespace") == "hall");
        var container = objects.Single(item => item.Text("kind") == "Deployment").At("spec", "template", "spec", "containers").Items().Single();
        container.Text("image").ShouldStartWith("registry.example/coordination/silo-host:");
        var map = objects.Single(item => item.Text("kind") == "ConfigMap");
        map.Text("data", "engine").ShouldStartWith("Host=db.example;");
        map.Text("data", "cluster-id").ShouldBe("coordination");
        container.At("env").Items().First().Text("valueFrom", "configMapKeyRef", "name").ShouldBe(map.Text("metadata", "name"));
    }

    [Fact]
    public void Render_WithTls_GivesTheSilosTheirFiles()
    {
        var pod = Kustomization.Render(Folder("tls")).Single(item => item.Text("kind") == "Deployment").At("spec", "template", "spec");
        var container = pod.At("containers").Items().Single();
        var mount = container.At("volumeMounts").Items().Single(mount => mount.Text("name") == "tls").Text("mountPath");

        foreach (var variable in new[] { TlsOptionSet.CertificateVariable, TlsOptionSet.KeyVariable, TlsOptionSet.AuthorityVariable })
        {
            container.At("env").Items().Single(one => one.Text("name") == variable).Text("value").ShouldStartWith($"{mount}/");
        }

        pod.At("volumes").Items().Single(volume => volume.Text("name") == "tls").Text("secret", "secretName").ShouldBe("coordination-tls");
    }

    [Fact]
    public void Render_WhatIsNotKnown_IsRefused()
    {
        File.WriteAllText(_folder.File("kustomization.yaml"), "namePrefix: my-\n");
        Should.Throw<NotSupportedException>(() => Kustomization.Render(Path.GetDirectoryName(_folder.File("x"))!)).Message.ShouldContain("namePrefix");

        File.WriteAllText(_folder.File("kustomization.yaml"), "labels:\n  - pairs: { a: b }\n    includeSelectors: true\n");
        Should.Throw<NotSupportedException>(() => Kustomization.Render(Path.GetDirectoryName(_folder.File("x"))!)).Message.ShouldContain("includeSelectors");
    }

    /// <summary>Where the real one is installed, it comes to the same.</summary>
    [KubectlTheory]
    [MemberData(nameof(Ways))]
    public async Task Render_BesideKubectl_IsTheSame(string way)
    {
        var folder = Folder(way);
        using var kubectl = Process.Start(new ProcessStartInfo("kubectl", ["kustomize", folder]) { RedirectStandardOutput = true })!;
        var theirs = Yaml.Parse(await kubectl.StandardOutput.ReadToEndAsync(), isTyped: true);
        await kubectl.WaitForExitAsync();

        kubectl.ExitCode.ShouldBe(0);
        var ours = Kustomization.Render(folder);
        ours.Select(Name).Order().ShouldBe(theirs.Select(Name).Order());
        foreach (var item in ours)
        {
            var other = theirs.Single(one => Name(one) == Name(item));
            JsonNode.DeepEquals(item, other).ShouldBeTrue($"{item}\n{other}");
        }
    }

    private static string Name(JsonNode item) => $"{item.Text("kind")}/{item.Text("metadata", "name")}";

    private string Folder(string way)
    {
        if (way == "kubernetes")
        {
            return Path.Combine(Deployment.Folder, way);
        }

        // The overlay stands beside deploy/, and the document names it from there. kustomize refuses links and full paths.
        var root = Path.GetDirectoryName(_folder.File("x"))!;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Deployment.Folder, "kubernetes"), "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, "deploy", Path.GetRelativePath(Deployment.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(Path.Combine(root, way));
        File.WriteAllText(Path.Combine(root, way, "kustomization.yaml"), Deployment.Block("kubernetes/README.md", "overlay", "yaml") + (way == "tls" ? "components: [../deploy/kubernetes/tls]\n" : ""));
        return Path.Combine(root, way);
    }
}
