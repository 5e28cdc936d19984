using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Journal;

/// <summary>Looks for the first difference within one grain: its chain first, then its places in the journal, then its row.</summary>
/// <param name="replays">How to replay each kind of grain.</param>
/// <param name="epochs">Is told the epochs that events name.</param>
/// <param name="isSerial">Whether grains follow one another by their first events.</param>
internal sealed class GrainVerifier(IReadOnlyDictionary<GrainKind, IGrainReplay> replays, EpochVerifier epochs, bool isSerial)
{
    private long _firstSequence;

    /// <exception cref="ArgumentException">The kind of grain has no replay.</exception>
    public VerifyDifference? FindDifference(GrainHistory history)
    {
        var replay = replays.GetValueOrDefault(history.Grain.Kind)
            ?? throw new ArgumentException($"There is no replay for grains of the kind {GrainKindNames.NameOf(history.Grain.Kind)}.", nameof(history));
        return history.Events.Count == 0
            ? new VerifyDifference(history.Grain, history.Row?.Version ?? 0, "events", $"{history.Row?.Version} events", "none")
            : FindInChain(history) ?? FindInPersonal(history) ?? FindInSequences(history) ?? FindInRow(history, replay);
    }

    private static VerifyDifference? FindInChain(GrainHistory history)
    {
        EventHash hash = default;
        for (var i = 0; i < history.Events.Count; i++)
        {
            var happened = history.Events[i];
            if (happened.Version != i + 1)
            {
                return new VerifyDifference(history.Grain, i + 1, "version", Text(i + 1), Text(happened.Version));
            }

            hash = EventChain.Next(hash, history.Grain, happened);
            if (hash != happened.Hash)
            {
                return new VerifyDifference(history.Grain, happened.Version, "hash", hash.ToString(), happened.Hash.ToString());
            }

            if (happened.Personal is { } personal && EventChain.DigestPersonal(personal) is var digest && digest != happened.PersonalDigest)
            {
                return new VerifyDifference(
                    history.Grain, happened.Version, "personal digest", happened.PersonalDigest?.ToString() ?? "no personal text", digest.ToString());
            }
        }

        return null;
    }

    /// <summary>A text is missing where an event says that it was erased, and nowhere else; and there it is missing.</summary>
    private static VerifyDifference? FindInPersonal(GrainHistory history)
    {
        var erased = new Dictionary<long, long>();
        foreach (var happened in history.Events.Where(happened => happened.Type == PersonalEvents.Erased))
        {
            foreach (var version in VersionsOf(happened))
            {
                if (version < 1 || version >= happened.Version || history.Events[(int)version - 1].PersonalDigest is null)
                {
                    return new VerifyDifference(
                        history.Grain, happened.Version, $"event {happened.Type}", "earlier versions that had personal text", Text(version));
                }

                erased[version] = happened.Version;
            }
        }

        foreach (var happened in history.Events)
        {
            if (happened.PersonalDigest is not null && (happened.Personal is null) != erased.ContainsKey(happened.Version))
            {
                return happened.Personal is null
                    ? new VerifyDifference(history.Grain, happened.Version, "personal text", $"a text, or an event '{PersonalEvents.Erased}' that names this version", "neither")
                    : new VerifyDifference(history.Grain, happened.Version, "personal text", $"none, as version {Text(erased[happened.Version])} erased it", "a text");
            }
        }

        return null;
    }

    // One that is not of its form is told as such where the events are replayed.
    private static ImmutableArray<long> VersionsOf(JournalEvent happened)
    {
        try
        {
            return ((PersonalErased)PersonalEvents.ReadBack(happened.Type, happened.Payload.Span)).Versions;
        }
        catch (JournalCorruptException)
        {
            return [];
        }
    }

    /// <summary>A grain's events stand in the journal in the order of their versions; with one writer, new grains in the order of their creation.</summary>
    private VerifyDifference? FindInSequences(GrainHistory history)
    {
        var last = isSerial ? _firstSequence : 0;
        _firstSequence = history.Sequences[0];
        for (var i = 0; i < history.Sequences.Count; i++)
        {
            if (history.Sequences[i] <= last)
            {
                return new VerifyDifference(history.Grain, i + 1, "sequence", $"one after {Text(last)}", Text(history.Sequences[i]));
            }

            last = history.Sequences[i];
        }

        return null;
    }

    private VerifyDifference? FindInRow(GrainHistory history, IGrainReplay replay)
    {
        GrainReplayed replayed;
        try
        {
            replayed = replay.Replay(history.Grain, history.Events);
        }
        catch (Exception damage) when (damage is not OperationCanceledException)
        {
            return FindUnreadable(history, replay, damage);
        }

        epochs.Note(replayed);
        var last = history.Events[^1].Version;
        return history.Row is null
            ? new VerifyDifference(history.Grain, last, "row", $"a row at version {last}", "none")
            : history.Damage ?? RowComparison.FindDifference(replayed.Row, history.Row);
    }

    /// <summary>The replay stops at one event, and at every longer part of the history: halving finds it.</summary>
    private static VerifyDifference FindUnreadable(GrainHistory history, IGrainReplay replay, Exception damage)
    {
        var (good, bad) = (0, history.Events.Count);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            if (CanReplay(history, replay, middle))
            {
                good = middle;
            }
            else
            {
                bad = middle;
            }
        }

        return new VerifyDifference(
            history.Grain, history.Events[bad - 1].Version, $"event {history.Events[bad - 1].Type}", "an event that can be replayed", damage.Message);
    }

    private static bool CanReplay(GrainHistory history, IGrainReplay replay, int count)
    {
        try
        {
            replay.Replay(history.Grain, [.. history.Events.Take(count)]);
            return true;
        }
        catch (Exception damage) when (damage is not OperationCanceledException)
        {
            return false;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
