using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Orleans.Hosting;
using Coordination.SiloHost.Serving;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Deploy;

/// <summary>The manifests fit each other, and close what they can close.</summary>
public sealed class KubernetesTests
{
    private static readonly JsonNode Container = Deployment.Silo.At("containers").Items().ShouldHaveSingleItem();

    private static readonly Dictionary<string, string> Ports =
        Container.At("ports").Items().ToDictionary(port => port.Text("name"), port => port.Text("containerPort"));

    [Fact]
    public void Kustomization_Resources_AreTheFilesOfTheFolder()
    {
        var files = Directory.GetFiles(Path.Combine(Deployment.Folder, "kubernetes"), "*.yaml").Select(file => Path.GetFileName(file)!);

        Deployment.OfKind("Kustomization").Single().Find("resources").Texts().Append("kustomization.yaml").Order().ShouldBe(files.Order());
        Deployment.OfKind("Secret").ShouldBeEmpty();
        Deployment.Kubernetes.Where(item => item.Text("kind") != "Kustomization").ShouldAllBe(item => item["metadata"]!["namespace"] == null);
    }

    [Fact]
    public void Ports_OfTheSilo_AreTheProgramsAndEverybodyElses()
    {
        Ports.ShouldBe(new Dictionary<string, string>
        {
            ["http"] = new Uri(ServeOptions.DefaultUrl).Port.ToString(CultureInfo.InvariantCulture),
            ["silo"] = CoordinationClusterOptions.DefaultSiloPort.ToString(CultureInfo.InvariantCulture),
            ["gateway"] = CoordinationClusterOptions.DefaultGatewayPort.ToString(CultureInfo.InvariantCulture),
        }, ignoreOrder: true);
        Container.Find("args").Texts().ShouldContain($"http://0.0.0.0:{Ports["http"]}");
        Deployment.Containerfile.Last("EXPOSE").Split(' ').ShouldBe(Ports.Values, ignoreOrder: true);
        Deployment.OfKind("Service").SelectMany(service => service.At("spec", "ports").Items()).ShouldAllBe(port => Ports.ContainsKey(port.Text("targetPort")));
        Deployment.OfKind("Service").Single(service => service.At("spec").Find("clusterIP") != null)
            .At("spec", "ports").Items().Select(port => port.Text("port")).ShouldBe(Ports.Values, ignoreOrder: true);
    }

    [Fact]
    public void NetworkPolicy_OfTheSilos_OpensItsPortsToLabelsAlone()
    {
        var policy = PolicyFor("silo");
        var rules = policy.At("ingress").Items().ToList();

        rules.SelectMany(Ported).Distinct().ShouldBe(Ports.Values, ignoreOrder: true);
        rules.SelectMany(rule => rule.At("from").Items()).ShouldAllBe(from => from["podSelector"]!["matchLabels"]!.AsObject().Count > 0);
        rules.Single(rule => Ported(rule).Contains(Ports["http"])).At("from").Items().ShouldHaveSingleItem().Text("podSelector", "matchLabels", "coordination/http").ShouldBe("true");
        policy.At("egress").Items().SelectMany(Ported).Distinct().ShouldBe(["5432", "53", Ports["silo"], Ports["gateway"]], ignoreOrder: true);

        var migrate = PolicyFor("migrate");
        migrate.Find("ingress").ShouldBeNull();
        migrate.At("egress").Items().SelectMany(Ported).Distinct().ShouldBe(["5432", "53"], ignoreOrder: true);
        new[] { policy, migrate }.ShouldAllBe(one => one["policyTypes"].Texts().SequenceEqual(new[] { "Ingress", "Egress" }));
    }

    [Fact]
    public void Selectors_OfEveryObject_FindAPod()
    {
        var labels = Deployment.Pods.Select(pod => pod.At("metadata", "labels")).ToList();
        JsonNode[] selectors =
        [
            .. Deployment.OfKind("Service").Select(service => service.At("spec", "selector")),
            .. Deployment.OfKind("NetworkPolicy").Select(policy => policy.At("spec", "podSelector", "matchLabels")),
            Deployment.OfKind("PodDisruptionBudget").Single().At("spec", "selector", "matchLabels"),
            Deployment.OfKind("Deployment").Single().At("spec", "selector", "matchLabels"),
            .. Deployment.Silo.At("topologySpreadConstraints").Items().Select(spread => spread.At("labelSelector", "matchLabels")),
        ];

        selectors.ShouldAllBe(selector => labels.Any(label => selector.IsWithin(label)));
        Deployment.OfKind("HorizontalPodAutoscaler").Single().Text("spec", "scaleTargetRef", "name")
            .ShouldBe(Deployment.OfKind("Deployment").Single().Text("metadata", "name"));
    }

    [Fact]
    public void Pods_OfEveryKind_MayDoNothingElse()
    {
        foreach (var pod in Deployment.Pods.Select(pod => pod.At("spec")))
        {
            pod.Text("automountServiceAccountToken").ShouldBe("false");
            pod.Text("serviceAccountName").ShouldBe(Deployment.OfKind("ServiceAccount").Single().Text("metadata", "name"));
            pod.Text("securityContext", "runAsNonRoot").ShouldBe("true");
            $"{pod.Text("securityContext", "runAsUser")}:{pod.Text("securityContext", "runAsGroup")}".ShouldBe(Deployment.Containerfile.Last("USER"));
            pod.Text("securityContext", "fsGroup").ShouldBe(pod.Text("securityContext", "runAsGroup"));
            pod.Text("securityContext", "seccompProfile", "type").ShouldBe("RuntimeDefault");
            foreach (var container in pod.At("containers").Items())
            {
                var security = container.At("securityContext");
                (security.Text("allowPrivilegeEscalation"), security.Text("readOnlyRootFilesystem")).ShouldBe(("false", "true"));
                security.At("capabilities").Find("drop").Texts().ShouldBe(["ALL"]);
                container.At("resources", "requests").Fields().Select(field => field.Name).ShouldBe(["cpu", "memory"]);
                container.At("resources", "limits").Find("memory").ShouldNotBeNull();
                container.At("volumeMounts").Items().Select(mount => mount.Text("name")).ShouldBe(pod.At("volumes").Items().Select(volume => volume.Text("name")));
            }
        }
    }

    [Fact]
    public void Connections_OfThePods_ReadWhatIsMounted()
    {
        var files = Deployment.OfKind("Kustomization").Single().At("configMapGenerator").Items().SelectMany(map => map.Find("literals").Texts())
            .SelectMany(literal => literal.Split(';')).Where(setting => setting.Contains("=/", StringComparison.Ordinal)).Select(setting => setting.Split('=')[1]).ToList();

        files.Count.ShouldBe(4);
        foreach (var container in Deployment.Pods.SelectMany(pod => pod.At("spec", "containers").Items()))
        {
            var mounts = container.At("volumeMounts").Items().Select(mount => mount.Text("mountPath")).ToList();
            files.ShouldAllBe(file => mounts.Any(mount => file.StartsWith(mount + "/", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Update_OfTheSilos_NeverHasOneLess()
    {
        var update = Deployment.OfKind("Deployment").Single().At("spec", "strategy", "rollingUpdate");

        (update.Text("maxUnavailable"), update.Text("maxSurge")).ShouldBe(("0", "1"));
        Deployment.OfKind("PodDisruptionBudget").Single().Text("spec", "maxUnavailable").ShouldBe("1");
        int.Parse(Deployment.OfKind("HorizontalPodAutoscaler").Single().Text("spec", "minReplicas"), CultureInfo.InvariantCulture).ShouldBeGreaterThan(1);
        Deployment.OfKind("Deployment").Single().At("spec").Find("replicas").ShouldBeNull();
    }

    private static JsonNode PolicyFor(string component) => Deployment.OfKind("NetworkPolicy").Select(policy => policy.At("spec"))
        .Single(policy => policy.Text("podSelector", "matchLabels", "app.kubernetes.io/component") == component);

    private static IEnumerable<string> Ported(JsonNode rule) => rule.At("ports").Items().Select(port => port.Text("port"));
}
