using System.Globalization;

namespace Coordination.Journal;

/// <summary>Looks for the first difference within one grain: its chain first, then its row.</summary>
internal static class GrainVerifier
{
    public static VerifyDifference? FindDifference(GrainHistory history, IGrainReplay replay) =>
        history.Events.Count == 0
            ? new VerifyDifference(history.Grain, history.Row?.Version ?? 0, "events", $"{history.Row?.Version} events", "none")
            : FindInChain(history) ?? FindInRow(history, replay);

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

    private static VerifyDifference? FindInRow(GrainHistory history, IGrainReplay replay)
    {
        var last = history.Events[^1].Version;
        if (history.Row is null)
        {
            return new VerifyDifference(history.Grain, last, "row", $"a row at version {last}", "none");
        }

        try
        {
            return RowComparison.FindDifference(replay.Replay(history.Grain, history.Events), history.Row);
        }
        catch (Exception damage) when (damage is not OperationCanceledException)
        {
            return FindUnreadable(history, replay, damage);
        }
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
