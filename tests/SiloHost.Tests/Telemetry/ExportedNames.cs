using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.SiloHost.TestKit;

namespace Coordination.SiloHost.Tests.Telemetry;

/// <summary>The names of metrics: those a scrape shows, those a query uses, and those the documentation lists.</summary>
internal static partial class ExportedNames
{
    private static readonly string[] Operators = ["and", "or", "unless", "on", "ignoring", "by", "without", "bool", "offset"];

    /// <summary>The names of every series of a scrape.</summary>
    public static IReadOnlySet<string> OfScrape(string scrape) => scrape.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line[..line.IndexOfAny(['{', ' '])])
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The names of the metrics of a scrape, as its comments tell them.</summary>
    public static IReadOnlySet<string> OfTypes(string scrape) => scrape.Split('\n')
        .Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The attributes of every series of a scrape.</summary>
    public static IReadOnlySet<string> LabelsOf(string scrape) => Label().Matches(scrape).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>The series that a query of Prometheus reads.</summary>
    public static IEnumerable<string> OfQuery(string query) => Name().Matches(WithoutLabels(query)).Select(match => match.Value).Where(name => !Operators.Contains(name));

    /// <summary>The attributes that a query selects or groups by.</summary>
    public static IEnumerable<string> LabelsOfQuery(string query) => Grouping().Matches(query).Select(match => match.Groups[1].Value)
        .Concat(Braces().Matches(query).Select(match => match.Value))
        .SelectMany(text => LabelName().Matches(Text().Replace(text, "")).Select(match => match.Value));

    /// <summary>Every query of the dashboard and of the alert rules.</summary>
    public static IReadOnlyList<string> Queries() => [.. DashboardQueries(), .. RuleQueries()];

    /// <summary>The meters that docs/telemetry.md lists, each as Prometheus names it.</summary>
    public static IReadOnlyList<string> Documented() => [.. DocumentedRow().Matches(File.ReadAllText(Path.Combine(Cli.Repository, "docs", "telemetry.md")))
        .Select(row => row.Groups[1].Value.Replace('.', '_') + (row.Groups[3].Value == "s" ? "_seconds" : "") + (row.Groups[2].Value == "counter" ? "_total" : ""))];

    private static IEnumerable<string> DashboardQueries()
    {
        var dashboard = JsonNode.Parse(File.ReadAllText(Path.Combine(Cli.Repository, "deploy", "grafana", "coordination.json")))!;
        foreach (var target in dashboard["panels"]!.AsArray().SelectMany(panel => panel!["targets"]?.AsArray() ?? []))
        {
            yield return target!["expr"]!.GetValue<string>();
        }

        foreach (var variable in dashboard["templating"]!["list"]!.AsArray().Where(variable => variable!["type"]!.GetValue<string>() == "query"))
        {
            var query = variable!["query"]!["query"]!.GetValue<string>();
            yield return query.Replace("label_values(", "", StringComparison.Ordinal).Split(',')[0];
        }
    }

    private static IEnumerable<string> RuleQueries() =>
        from file in Directory.GetFiles(Path.Combine(Cli.Repository, "deploy", "prometheus"), "*.yaml")
        from document in Yaml.Read(file)
        from @group in document["groups"]!.AsArray()
        from rule in @group!["rules"]!.AsArray()
        select rule!["expr"]!.GetValue<string>();

    private static string WithoutLabels(string query) => Range().Replace(Braces().Replace(Grouping().Replace(query, " "), " "), " ");

    [GeneratedRegex(@"\b[a-zA-Z_:][a-zA-Z0-9_:]*\b(?!\s*\()")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(?:by|on|ignoring|without)\s*\(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Range();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"[a-zA-Z_][a-zA-Z0-9_]*")]
    private static partial Regex LabelName();

    [GeneratedRegex("[{,]([a-zA-Z_][a-zA-Z0-9_]*)=\"")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\| `(coordination\.[a-z_.]+)` \| ([a-z -]+) \| ([^ ]+) \|", RegexOptions.Multiline)]
    private static partial Regex DocumentedRow();
}
