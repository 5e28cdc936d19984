using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Console.Shell;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Management.Grains;

namespace Coordination.Console.Explorer;

/// <summary>A grain at a version, with a part of its history.</summary>
internal sealed record GrainModel
{
    // What is written into a page is escaped for it there.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required GrainKindDefinition Kind { get; init; }

    public required GrainView Grain { get; init; }

    /// <summary>The last version there is.</summary>
    public required long Latest { get; init; }

    /// <summary>What its last event changed; null before the first.</summary>
    public required GrainDiffView? Change { get; init; }

    public required HistoryView History { get; init; }

    /// <summary>Where its chain does not hold; null where it does.</summary>
    public required long? BrokenAt { get; init; }

    /// <summary>The names of those who have done it, by the ids under which they are on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The page's address without a version.</summary>
    public required string Address { get; init; }

    public string State => Text(Grain.State);

    public static string Text(JsonNode? json) => json is null ? "" : json.ToJsonString(Indented);

    public static string Text(JsonElement? json) => json is { } value ? JsonSerializer.Serialize(value, Indented) : "";

    /// <summary>The steps of a difference: what is done, where, and the new value.</summary>
    public static IReadOnlyList<(string Kind, string Path, string? Value)> StepsOf(GrainDiffView? diff) =>
        [.. (diff?.Patch ?? []).Select(step => ($"{step.Op}", step.Path, step.Value is { } value ? Text(value) : null))];

    public static async ValueTask<Found<GrainModel>> ReadAsync(
        GrainKindDefinition kind, string? centre, string? id, GrainVersionQuery version, HistoryQuery history, ICoordination coordination, Func<CentreId, IEnumerable<string>, ValueTask<IReadOnlyDictionary<string, string>>> names, CancellationToken cancellation)
    {
        var (grain, problem) = await Answers.FindAsync<GrainView>(GrainReading.ReadAsync(kind, centre, id, version, coordination, cancellation));
        if (grain is null || !GrainAddress.TryRead(kind, centre, id, out var key, out problem))
        {
            return problem!;
        }

        var change = grain.Version == 0 ? null
            : (await Answers.FindAsync<GrainDiffView>(GrainReading.CompareAsync(kind, centre, id, new GrainDiffQuery(null, grain.Version, null), coordination, cancellation))).Model;
        var events = grain.Version == 0 ? null : (await Answers.FindAsync<HistoryView>(HistoryReading.ReadAsync(kind, centre, id, history, coordination, cancellation))).Model;
        var check = await ChainCheck.OfAsync(key, coordination.Journal, cancellation);
        return new GrainModel
        {
            Kind = kind,
            Grain = grain,
            Latest = check?.Events ?? 0,
            Change = change,
            History = events ?? new HistoryView([], null),
            BrokenAt = check?.BrokenAt,
            Names = await names(grain.Centre, (events?.Events ?? []).Select(one => one.By.Id)),
            Address = ExplorerPages.AddressOf(kind, centre, id),
        };
    }
}
