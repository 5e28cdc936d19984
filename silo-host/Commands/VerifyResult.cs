using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Journal;
using Coordination.Queries.Sql;
using Coordination.SiloHost.Stores;

namespace Coordination.SiloHost.Commands;

/// <summary>What <c>verify</c> came to, for people and for programs.</summary>
internal sealed class VerifyResult(Store store, VerifyReport report, QueryVerification? lists, string? caveat, int anchors, TimeSpan wall)
{
    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What differs, in one sentence.</summary>
    public string Fault => string.Create(
        CultureInfo.InvariantCulture,
        $"{store.Name}: {report.DifferingGrains} of {report.Grains} grains differ, and {Count(report.StoreDifferences, "thing")} of the store as a whole; the first: {report.First}.{Mend}{Behind}");

    private string Mend => lists is { Differences: > 0 } ? " The record holds: 'silo-host queries rebuild' makes the lists again." : "";

    private string Behind => caveat is null ? "" : $" {caveat}";

    public void WriteTo(TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{store.Name}: {report.Events} events of {report.Grains} grains verify; structure and schema are sound, no event is missing, every row equals its events ({wall.TotalSeconds:F1} s).{Behind}"));
        if (lists is not null)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The lists and figures are what the record says: {Count(lists.Rows, "row")}."));
        }

        if (anchors > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"It leads to {(anchors == 1 ? "the anchor" : $"each of {anchors} anchors")} that was expected."));
        }

        if (report.Head is { } head)
        {
            output.WriteLine($"Its end has the anchor {head}: keep it elsewhere, for --expect another time.");
        }
    }

    public string ToJson() => JsonSerializer.Serialize(
        new Document(
            store is FileStore ? store.Name : null,
            store is DatabaseStore ? store.Name : null,
            report.IsSound,
            report.Grains,
            report.Events,
            report.DifferingGrains,
            report.StoreDifferences,
            lists?.Rows,
            Difference.Of(report.First),
            report.Head?.ToString(),
            anchors,
            caveat,
            Math.Round(wall.TotalSeconds, 3)),
        Written);

    private static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private sealed record Document(
        string? File,
        string? Database,
        bool IsSound,
        long Grains,
        long Events,
        long DifferingGrains,
        long StoreDifferences,
        long? ListRows,
        Difference? First,
        string? Anchor,
        int ExpectedAnchors,
        string? Caveat,
        double WallSeconds);

    private sealed record Difference(string? Grain, long Version, string What, string Expected, string Found)
    {
        public static Difference? Of(VerifyDifference? first) => first is null
            ? null
            : new(first.Grain?.ToString(), first.Version, first.What, first.Expected, first.Found);
    }
}
