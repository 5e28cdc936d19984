using Coordination.SiloHost.TestKit;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests.Kubernetes;

/// <summary>Who may reach what, by the policies as they are applied.</summary>
public sealed class NetworkPolicyTests
{
    private static readonly JsonNode Silo = Policy("coordination-silo");
    private static readonly JsonNode Migrate = Policy("coordination-migrate");

    private static readonly Dictionary<string, string> Proxy = new() { ["app.kubernetes.io/name"] = "oauth2-proxy", ["coordination/http"] = "true" };
    private static readonly Dictionary<string, string> Controller = new() { ["app.kubernetes.io/name"] = "ingress-nginx", ["coordination/http"] = "true" };
    private static readonly Dictionary<string, string> Prometheus = new() { ["app.kubernetes.io/name"] = "prometheus", ["coordination/metrics"] = "true" };

    [Fact]
    public void Ingress_ProxyAndPrometheus_ReachHttpFromTheirNamespacesOrThisOne()
    {
        new NetworkPeer(Proxy).Reaches(Silo).ShouldBe(["5080"]);
        new NetworkPeer(Controller, new Dictionary<string, string> { ["coordination/http"] = "true" }).Reaches(Silo).ShouldBe(["5080"]);
        new NetworkPeer(Prometheus).Reaches(Silo).ShouldBe(["5080"]);
        new NetworkPeer(Prometheus, new Dictionary<string, string> { ["coordination/metrics"] = "true" }).Reaches(Silo).ShouldBe(["5080"]);
    }

    [Fact]
    public void Ingress_LabelOfOneAlone_ReachesNothing()
    {
        var anywhere = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = "anywhere" };

        new NetworkPeer(Proxy, anywhere).Reaches(Silo).ShouldBeEmpty();
        new NetworkPeer(Prometheus, anywhere).Reaches(Silo).ShouldBeEmpty();
        new NetworkPeer(new Dictionary<string, string>(), new Dictionary<string, string> { ["coordination/http"] = "true" }).Reaches(Silo).ShouldBeEmpty();
        new NetworkPeer(new Dictionary<string, string>()).Reaches(Silo).ShouldBeEmpty();
    }

    [Fact]
    public void Ingress_SilosAndClients_ReachTheirPorts()
    {
        var labels = Deployment.OfKind("Deployment").Single().At("spec", "template", "metadata", "labels").Fields().ToDictionary(label => label.Name, label => label.Value.ToString());
        var ofAnother = new Dictionary<string, string>(labels) { ["app.kubernetes.io/name"] = "elevators" };

        new NetworkPeer(labels).Reaches(Silo).ShouldBe(["11111", "30000"]);
        new NetworkPeer(labels, new Dictionary<string, string>()).Reaches(Silo).ShouldBeEmpty();
        new NetworkPeer(ofAnother).Reaches(Silo).ShouldBeEmpty();
        new NetworkPeer(new Dictionary<string, string> { ["coordination/cluster"] = "true" }).Reaches(Silo).ShouldBe(["30000"]);
        new NetworkPeer(labels).Reaches(Migrate).ShouldBeEmpty();
    }

    [Fact]
    public void Egress_OfEveryPod_IsItsPartnersTheDatabaseAndNames()
    {
        Ports(Silo).ShouldBe(["11111", "30000", "53", "5432"]);
        Ports(Migrate).ShouldBe(["53", "5432"]);
        new[] { Silo, Migrate }.ShouldAllBe(policy => policy.At("spec", "policyTypes").Texts().SequenceEqual(new[] { "Ingress", "Egress" }));

        static IEnumerable<string> Ports(JsonNode policy) =>
            policy.At("spec", "egress").Items().SelectMany(rule => rule.At("ports").Items()).Select(port => port.Text("port")).Distinct().Order(StringComparer.Ordinal);
    }

    private static JsonNode Policy(string name) => Deployment.OfKind("NetworkPolicy").Single(policy => policy.Text("metadata", "name") == name);
}
