using System.Collections.Frozen;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Console.Shell;
using Coordination.Console.Texts;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Management.Grains;

namespace Coordination.Console.Explorer;

/// <summary>A grain at a version, with a part of its history.</summary>
internal sealed record GrainModel
{
    private const int ShortestInstant = 20;

    // What is written into a page is escaped for it there.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions InOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required GrainKindDefinition Kind { get; init; }

    public required GrainView Grain { get; init; }

    /// <summary>The instant that the reader has asked for; null of others, and of a version.</summary>
    public DateTimeOffset? Asked { get; init; }

    /// <summary>The last version there is.</summary>
    public required long Latest { get; init; }

    /// <summary>What its last event changed.</summary>
    public required IReadOnlyList<PatchStep> Change { get; init; }

    /// <summary>Whether personal texts of it were erased, of the events that are shown.</summary>
    public bool IsErased => History.Events.Any(one => one.Event == PersonalEvents.Erased);

    public required HistoryView History { get; init; }

    /// <summary>Where its chain does not hold; null where it does.</summary>
    public required long? BrokenAt { get; init; }

    /// <summary>The names of those who have done it, by the ids under which they are on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The page's address without a version.</summary>
    public required string Address { get; init; }

    public string State => Text(Grain.State);

    /// <summary>Where a grain stands, in words.</summary>
    public static string StatusOf(GrainKindDefinition kind, string status, ConsoleTexts texts) => kind.Name switch
    {
        "request" => texts.OfCode("Status", status),
        "staff" => texts.OfCode("Presence", status),
        "batch" => texts.OfCode("BatchStage", status),
        _ => texts.OfCode("GrainStatus", status),
    };

    public static string Text(JsonNode? json) => json is null ? "" : json.ToJsonString(Indented);

    /// <summary>An instant as the record has it.</summary>
    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A value in one line.</summary>
    public static string Line(JsonNode? json) => json is null ? "null" : json.ToJsonString(InOneLine);

    /// <summary>The instant that a text is; null of everything else.</summary>
    public static DateTimeOffset? InstantIn(JsonNode? json) =>
        json is JsonValue value && value.TryGetValue<string>(out var text) && text.Length >= ShortestInstant && text[10] == 'T'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>The steps of a difference, each with what was there before.</summary>
    public static async ValueTask<IReadOnlyList<PatchStep>> StepsAsync(
        GrainDiffView? diff, GrainKindDefinition kind, string? centre, string? id, ICoordination coordination, CancellationToken cancellation)
    {
        var before = diff is null or { From: 0 } ? null
            : (await Answers.FindAsync<GrainView>(GrainReading.ReadAsync(kind, centre, id, new GrainVersionQuery(diff.From, null, null), coordination, cancellation))).Model;
        return PatchStep.Of(diff, before?.State);
    }

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
            Asked = version.At,
            Latest = check?.Events ?? 0,
            Change = await StepsAsync(change, kind, centre, id, coordination, cancellation),
            History = events ?? new HistoryView([], null),
            BrokenAt = check?.BrokenAt,
            Names = await names(grain.Centre, (events?.Events ?? []).Select(one => one.By.Id)),
            Address = ExplorerPages.AddressOf(kind, centre, id),
        };
    }
}
