using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Console.Shell;
using Coordination.Plans.Previews;

namespace Coordination.Console.Plans;

/// <summary>Differences between plans in words.</summary>
internal static class PlanWords
{
    // What is written into a page is escaped for it there.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each with where it is, by names, and what it is.</summary>
    public static IReadOnlyList<(string Path, string Text)> Of(PageContext page, IEnumerable<PlanDifference> differences) =>
        [.. differences.Select(one => (one.Path, page.Texts.Of($"Plan{one.Kind}", Text(one.From ?? one.To), Text(one.To))))];

    private static string Text(JsonNode? value) => value?.ToJsonString(Relaxed) ?? "–";
}
