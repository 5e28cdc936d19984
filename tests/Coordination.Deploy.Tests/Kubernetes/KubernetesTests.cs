using Coordination.SiloHost.TestKit;
using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Orleans.Hosting;
using Coordination.SiloHost.Serving;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests.Kubernetes;

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

        Deployment.KubernetesFile.Find("resources").Texts().Append("kustomization.yaml").Order().ShouldBe(files.Order());
        Deployment.OfKind("Secret").ShouldBeEmpty();
        Deployment.Kubernetes.ShouldAllBe(item => item["metadata"]!["namespace"] == null);
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
    public void Selectors_OfEveryObject_FindTheirOwnPodsAlone()
    {
        var silo = Labels("Deployment");
        var migrate = Labels("Job");
        JsonNode[] ofSilos =
        [
            .. Deployment.OfKind("Service").Select(service => service.At("spec", "selector")),
            Deployment.OfKind("NetworkPolicy").Single(policy => policy.Text("metadata", "name") == "coordination-silo").At("spec", "podSelector", "matchLabels"),
            Deployment.OfKind("PodDisruptionBudget").Single().At("spec", "selector", "matchLabels"),
            Deployment.OfKind("Deployment").Single().At("spec", "selector", "matchLabels"),
            .. Deployment.Silo.At("topologySpreadConstraints").Items().Select(spread => spread.At("labelSelector", "matchLabels")),
        ];
        var ofMigrations = Deployment.OfKind("NetworkPolicy").Single(policy => policy.Text("metadata", "name") == "coordination-migrate").At("spec", "podSelector", "matchLabels");

        ofSilos.Length.ShouldBe(7);
        ofSilos.ShouldAllBe(selector => selector.IsWithin(silo) && !selector.IsWithin(migrate));
        (ofMigrations.IsWithin(migrate), ofMigrations.IsWithin(silo)).ShouldBe((true, false));

        // Another project in the namespace may call its parts silo or migrate as well.
        ofSilos.Append(ofMigrations).ShouldAllBe(selector => selector.Text("app.kubernetes.io/name") == "coordination");
        Deployment.OfKind("HorizontalPodAutoscaler").Single().Text("spec", "scaleTargetRef", "name")
            .ShouldBe(Deployment.OfKind("Deployment").Single().Text("metadata", "name"));
    }

    [Fact]
    public void Probes_OfTheSilo_AskPortsThatItHas()
    {
        new[] { "startupProbe", "livenessProbe", "readinessProbe" }.ShouldAllBe(probe => Ports.ContainsKey(Container.Text(probe, "httpGet", "port")));

        var scraped = Deployment.OfKind("Deployment").Single().At("spec", "template", "metadata", "annotations");
        scraped.Text("prometheus.io/port").ShouldBe(Ports["http"]);
        Container.Find("args").Texts().ShouldContain("--metrics");
    }

    [Fact]
    public void Spread_OfTheSilos_IsOverNodesAndZonesYetOneNodeWillDo()
    {
        var spread = Deployment.Silo.At("topologySpreadConstraints").Items().ToList();

        spread.Select(one => one.Text("topologyKey")).ShouldBe(["kubernetes.io/hostname", "topology.kubernetes.io/zone"]);
        spread.ShouldAllBe(one => one.Text("whenUnsatisfiable") == "ScheduleAnyway" && one.Text("maxSkew") == "1");
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
        var files = Deployment.OfKind("ConfigMap").Single().At("data").Fields()
            .SelectMany(entry => entry.Value.ToString().Split(';')).Where(setting => setting.Contains("=/", StringComparison.Ordinal)).Select(setting => setting.Split('=')[1]).ToList();

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

    private static JsonNode Labels(string kind) => Deployment.OfKind(kind).Single().At("spec", "template", "metadata", "labels");
}
