using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Journal;

namespace Coordination.Erasures;

/// <summary>Every erasure of a record, to be repeated in one that was restored from before it.</summary>
/// <remarks>A text is told by the digest that is chained for it, so that no other text is taken for it, whatever stands at its version now.</remarks>
internal static class ErasureList
{
    private const int Attempts = 5;

    /// <summary>The erasures of a record, grain by grain.</summary>
    public static async IAsyncEnumerable<ErasureEntry> ReadAsync(IJournal journal, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var history in journal.ReadGrainsAsync(cancellation))
        {
            foreach (var happened in history.Events.Where(happened => happened.Type == PersonalEvents.Erased))
            {
                yield return Entry(history, happened);
            }
        }
    }

    /// <summary>Erases what an entry names and is still there. Nothing else of the grain changes.</summary>
    /// <returns>How many texts were erased.</returns>
    /// <exception cref="VersionConflictException">Somebody else writes to the grain all the time.</exception>
    public static async ValueTask<int> RepeatAsync(
        IJournal journal, ErasureEntry entry, IReadOnlyDictionary<GrainKind, IGrainReplay> replays, TimeProvider time, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryRepeatAsync(journal, entry, replays, time, cancellation);
            }
            catch (VersionConflictException) when (attempt < Attempts)
            {
                // A host serves the record and has written meanwhile.
            }
        }
    }

    /// <summary>An entry as a line of a file.</summary>
    public static string Write(ErasureEntry entry) => JsonSerializer.Serialize(entry, ErasureListJson.Default.ErasureEntry);

    /// <summary>Reads a line back.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ErasureEntry Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ErasureListJson.Default.ErasureEntry) is { Id.Length: > 0, Basis.Length: > 0, Texts.IsDefaultOrEmpty: false } entry
                ? entry
                : throw new FormatException("it names no grain, no basis or no texts");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"it is not of the form of such a list: {fault.Message}", fault);
        }
    }

    private static ErasureEntry Entry(GrainHistory history, JournalEvent happened)
    {
        var erased = (PersonalErased)PersonalEvents.ReadBack(happened.Type, happened.Payload.Span);
        return new ErasureEntry(
            history.Grain.Kind,
            history.Grain.Id,
            erased.Basis,
            happened.At,
            [.. erased.Versions.Where(version => version >= 1 && version < happened.Version)
                .Select(version => new ErasedText(version, $"{history.Events[(int)version - 1].PersonalDigest}"))]);
    }

    private static async ValueTask<int> TryRepeatAsync(
        IJournal journal, ErasureEntry entry, IReadOnlyDictionary<GrainKind, IGrainReplay> replays, TimeProvider time, CancellationToken cancellation)
    {
        var key = new GrainKey(entry.Kind, entry.Id);
        var events = new List<JournalEvent>();
        await foreach (var stored in journal.ReadHistoryAsync(key, cancellation: cancellation))
        {
            events.Add(stored.Event);
        }

        ImmutableArray<long> versions = [.. entry.Texts.Where(text => IsThere(events, text)).Select(text => text.Version).Distinct().Order()];
        if (versions.IsEmpty)
        {
            return 0;
        }

        var (last, now) = (events[^1], JournalTime.Truncate(time.GetUtcNow()));
        var happened = new JournalEvent
        {
            Version = last.Version + 1,
            Type = PersonalEvents.Erased,
            At = now > last.At ? now : last.At,
            By = Actor.Engine,
            Payload = PersonalEvents.Write(new PersonalErased(entry.Basis, versions)),
        };
        happened.Seal(last.Hash, key);
        events.Add(happened);
        await journal.AppendAsync(new Append([happened], replays[key.Kind].Replay(key, events).Row, last.Version) { ExpectedHash = last.Hash, Erased = versions });
        return versions.Length;
    }

    private static bool IsThere(List<JournalEvent> events, ErasedText text) =>
        text.Version >= 1 && text.Version <= events.Count
        && events[(int)text.Version - 1] is { Personal: not null, PersonalDigest: { } digest }
        && string.Equals(digest.ToString(), text.Digest, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One erasure, as a list that is kept elsewhere has it: nothing personal is in it.</summary>
/// <param name="Kind">The kind of grain.</param>
/// <param name="Id">Its name within the kind.</param>
/// <param name="Basis">On which basis.</param>
/// <param name="At">When.</param>
/// <param name="Texts">Which texts.</param>
internal sealed record ErasureEntry(GrainKind Kind, string Id, string Basis, DateTimeOffset At, ImmutableArray<ErasedText> Texts);

/// <summary>A text that was erased.</summary>
/// <param name="Version">The grain's version with which it came.</param>
/// <param name="Digest">Its salted digest, which is chained.</param>
internal sealed record ErasedText(long Version, string Digest);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ErasureEntry))]
internal sealed partial class ErasureListJson : JsonSerializerContext;
