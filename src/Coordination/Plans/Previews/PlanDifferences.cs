using System.Text.Json.Nodes;

namespace Coordination.Plans.Previews;

/// <summary>Compares plans as people read them: entries of lists by their names, whatever their place.</summary>
internal static class PlanDifferences
{
    // What an entry of a list is known by; the first of these that each entry has, and no two share.
    private static readonly string[] Names = ["id", "matter", "urgency", "skill", "date", "code"];

    // What a plan has names and sentences for people as.
    private static readonly string[] Spoken = [".name", ".reason", ".referTo"];

    /// <summary>Every difference, in the order of the documents' parts.</summary>
    /// <param name="from">The plan there is; null for none.</param>
    /// <param name="to">The plan that is to come.</param>
    public static IReadOnlyList<PlanDifference> Between(HallPlan? from, HallPlan to)
    {
        var differences = new List<PlanDifference>();
        CompareObjects(from is null ? [] : DocumentOf(from), DocumentOf(to), "", differences);
        return differences;
    }

    // Where its schema is means nothing to the engine.
    private static JsonObject DocumentOf(HallPlan plan) => JsonNode.Parse(PlanDocument.Write(plan with { Schema = null }))!.AsObject();

    private static void Compare(JsonNode? from, JsonNode? to, string path, List<PlanDifference> differences)
    {
        switch (from, to)
        {
            case (JsonObject before, JsonObject after):
                CompareObjects(before, after, path, differences);
                break;
            case (JsonArray before, JsonArray after) when NameOf(before, after) is { } name:
                CompareLists(before, after, name, path, differences);
                break;
            default:
                if (!JsonNode.DeepEquals(from, to))
                {
                    differences.Add(Of(path, from, to));
                }

                break;
        }
    }

    private static void CompareObjects(JsonObject from, JsonObject to, string path, List<PlanDifference> differences)
    {
        foreach (var name in from.Select(member => member.Key).Union(to.Select(member => member.Key)))
        {
            Compare(from[name], to[name], path.Length == 0 ? name : $"{path}.{name}", differences);
        }

        // The first of a name's languages is what everybody is told who asks for none.
        List<string> stayed = [.. from.Select(member => member.Key).Where(to.ContainsKey)], now = [.. to.Select(member => member.Key).Where(from.ContainsKey)];
        if (IsOfLanguages(path) && !stayed.SequenceEqual(now))
        {
            differences.Add(new PlanDifference(path, DifferenceKind.Reordered, NamesOf(stayed), NamesOf(now)));
        }
    }

    private static bool IsOfLanguages(string path) => path == "name" || Spoken.Any(member => path.EndsWith(member, StringComparison.Ordinal));

    private static void CompareLists(JsonArray from, JsonArray to, string name, string path, List<PlanDifference> differences)
    {
        var (before, after) = (ByName(from, name), ByName(to, name));
        foreach (var (key, entry) in before)
        {
            Compare(entry, after.GetValueOrDefault(key), $"{path}[{key}]", differences);
        }

        foreach (var (key, entry) in after.Where(entry => !before.ContainsKey(entry.Key)))
        {
            differences.Add(Of($"{path}[{key}]", null, entry));
        }

        List<string> stayed = [.. before.Keys.Where(after.ContainsKey)], now = [.. after.Keys.Where(before.ContainsKey)];
        if (!stayed.SequenceEqual(now))
        {
            differences.Add(new PlanDifference(path, DifferenceKind.Reordered, NamesOf(stayed), NamesOf(now)));
        }
    }

    private static string? NameOf(JsonArray from, JsonArray to) => Names.FirstOrDefault(name => IsName(from, name) && IsName(to, name));

    private static bool IsName(JsonArray list, string name) =>
        list.All(entry => entry is JsonObject named && named[name] is JsonValue) && list.Select(entry => entry![name]!.ToString()).Distinct(StringComparer.Ordinal).Count() == list.Count;

    private static OrderedDictionary<string, JsonNode?> ByName(JsonArray list, string name)
    {
        var entries = new OrderedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var entry in list)
        {
            entries.Add(entry![name]!.ToString(), entry);
        }

        return entries;
    }

    private static JsonArray NamesOf(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];

    private static PlanDifference Of(string path, JsonNode? from, JsonNode? to) =>
        new(path, from is null ? DifferenceKind.Added : to is null ? DifferenceKind.Removed : DifferenceKind.Changed, from?.DeepClone(), to?.DeepClone());
}
