using Coordination.SiloHost.TestKit;
using System.Text.Json.Nodes;

namespace Coordination.Deploy.Tests.Kubernetes;

/// <summary>A pod that would talk to another, as network policies see it.</summary>
/// <param name="Pod">Its labels.</param>
/// <param name="Namespace">The labels of its namespace, where that is another; null in the namespace of the policy.</param>
internal sealed record NetworkPeer(IReadOnlyDictionary<string, string> Pod, IReadOnlyDictionary<string, string>? Namespace = null)
{
    /// <summary>The ports that a policy lets it reach.</summary>
    public IReadOnlyList<string> Reaches(JsonNode policy) =>
        [.. policy.At("spec").Find("ingress").Items().Where(rule => rule.At("from").Items().Any(Matches)).SelectMany(rule => rule.At("ports").Items()).Select(port => port.Text("port")).Distinct().Order()];

    // Without a namespace selector a rule speaks of the policy's own namespace; with both selectors, both must match.
    private bool Matches(JsonNode from)
    {
        if (from.Fields().Select(field => field.Name).Except(["podSelector", "namespaceSelector"]).Any())
        {
            throw new NotSupportedException($"A rule knows more than pods and namespaces: {from}");
        }

        var isNamespace = from.Find("namespaceSelector") is { } spaces ? Namespace is not null && Has(Namespace, spaces) : Namespace is null;
        return isNamespace && (from.Find("podSelector") is not { } pods || Has(Pod, pods));
    }

    private static bool Has(IReadOnlyDictionary<string, string> labels, JsonNode selector) =>
        selector.Find("matchExpressions") is null
            ? selector.Find("matchLabels").Fields().All(wanted => labels.TryGetValue(wanted.Name, out var value) && value == wanted.Value.ToString())
            : throw new NotSupportedException("matchExpressions");
}
