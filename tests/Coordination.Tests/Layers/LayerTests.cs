using Coordination.Grains;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Layers;

/// <summary>The core's namespaces form layers: a type uses what is in its own layer and below, never what is above.</summary>
public sealed class LayerTests
{
    /// <summary>From the bottom up. The namespaces of one layer may use each other.</summary>
    private static readonly string[][] Layers =
    [
        ["Coordination.Identity"],
        ["Coordination"],
        ["Coordination.Journal"],
        ["Coordination.Telemetry"],
        ["Coordination.Grains"],
        [
            "Coordination.Access", "Coordination.Batches", "Coordination.Centres", "Coordination.Departments", "Coordination.Dispatch", "Coordination.Erasures", "Coordination.Halls", "Coordination.Plans",
            "Coordination.Requests", "Coordination.Staff", "Coordination.Supervision",
        ],
        ["Coordination.Settings"],
        ["Coordination.Queries"],
        ["Coordination.Hosting"],
    ];

    /// <summary>Namespaces that are pure: they know neither what is recorded nor what runs.</summary>
    private static readonly string[] Pure = ["Coordination.Dispatch", "Coordination.Supervision", "Coordination.Requests.Deciding"];

    [Fact]
    public void Core_EveryNamespace_HasALayer() =>
        Types().Where(type => LayerOf(type) < 0).ShouldBeEmpty("A new namespace is put into a layer here.");

    [Fact]
    public void Core_EveryReference_GoesDownOrSideways() =>
        Find().Where(pair => LayerOf(pair.From) < LayerOf(pair.To)).Select(Say).ShouldBeEmpty();

    [Fact]
    public void Core_PureNamespaces_UseNeitherGrainsNorHosts() =>
        Find().Where(pair => IsPure(pair.From) && IsImpure(pair.To)).Select(Say).ShouldBeEmpty();

    [Fact]
    public void Find_WhatAnAsyncMethodCalls_IsSeen() =>
        Find().ShouldContain(("Coordination.Departments.DepartmentGrain", "Coordination.Plans.PlanCatalogue"));

    private static IReadOnlyList<(string From, string To)> Find()
    {
        using var references = new AssemblyReferences(typeof(Actor).Assembly.Location);
        return [.. references.Find().Where(pair => IsOwn(pair.From) && IsOwn(pair.To)).OrderBy(pair => pair)];
    }

    private static IEnumerable<string> Types() =>
        typeof(Actor).Assembly.GetTypes().Where(type => !type.IsNested).Select(type => $"{type.Namespace}.{type.Name}").Where(IsOwn);

    // What generators and the compiler add for themselves lies outside.
    private static bool IsOwn(string type) => type.StartsWith("Coordination.", StringComparison.Ordinal);

    private static int LayerOf(string type) =>
        Array.FindIndex(Layers, layer => layer.Any(name => NamespaceOf(type) == name || (name != "Coordination" && IsIn(type, name))));

    private static bool IsPure(string type) => Pure.Any(name => IsIn(type, name));

    private static bool IsImpure(string type) =>
        IsIn(type, "Coordination.Hosting") || IsIn(type, "Coordination.Halls")
        || (IsIn(type, "Coordination.Grains") && type is not ("Coordination.Grains.Decision`2" or "Coordination.Grains.DecisionContext`1" or "Coordination.Grains.EventContext"));

    private static bool IsIn(string type, string name) => type.StartsWith(name + ".", StringComparison.Ordinal);

    private static string NamespaceOf(string type) => type[..type.LastIndexOf('.')];

    private static string Say((string From, string To) pair) => $"{pair.From} uses {pair.To}";
}
