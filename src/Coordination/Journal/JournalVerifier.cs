namespace Coordination.Journal;

/// <summary>Inspects the store, re-computes every chain, replays every grain, and compares all of it with what the store holds.</summary>
/// <remarks>
/// Each part reads one moment of the store, one grain at a time, also while others write. Damage is reported, never
/// thrown: a row that cannot be read, an event that is no JSON, a text that does not fit its digest.
/// </remarks>
internal static class JournalVerifier
{
    /// <summary>Verifies a journal.</summary>
    /// <param name="journal">The journal, open.</param>
    /// <param name="replays">How to replay each kind of grain.</param>
    /// <param name="progress">Is told every few thousand events.</param>
    /// <param name="anchors">Anchors that were kept elsewhere, which the journal must still lead to.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A kind of grain has no replay.</exception>
    public static async ValueTask<VerifyReport> VerifyAsync(
        IJournal journal,
        IReadOnlyDictionary<GrainKind, IGrainReplay> replays,
        IProgress<VerifyProgress>? progress = null,
        IEnumerable<JournalAnchor>? anchors = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(replays);
        var tally = new VerifyTally(progress);
        var epochs = new EpochVerifier();
        await GuardAsync(tally, () => InspectAsync(journal, tally, cancellation));
        await GuardAsync(tally, () => ReadGrainsAsync(journal, new GrainVerifier(replays, epochs, journal.IsSerial), tally, cancellation));
        await GuardAsync(tally, () => ReadSequencesAsync(journal, new SequenceVerifier(journal.IsSerial, anchors ?? []), tally, cancellation));
        await GuardAsync(tally, async () => tally.AddStore(epochs.FindDifferences(await journal.ReadEpochsAsync(cancellation))));
        return tally.Report();
    }

    // What cannot be read in one part keeps no other part from being looked at.
    private static async ValueTask GuardAsync(VerifyTally tally, Func<ValueTask> part)
    {
        try
        {
            await part();
        }
        catch (JournalCorruptException damage)
        {
            tally.AddStore(VerifyDifference.OfStore("store", "readable columns and pages", damage.Message));
        }
    }

    private static async ValueTask InspectAsync(IJournal journal, VerifyTally tally, CancellationToken cancellation)
    {
        await foreach (var difference in journal.InspectAsync(cancellation))
        {
            tally.AddStore(difference);
        }
    }

    private static async ValueTask ReadGrainsAsync(IJournal journal, GrainVerifier verifier, VerifyTally tally, CancellationToken cancellation)
    {
        tally.Total = await journal.ReadLastSequenceAsync(cancellation);
        await foreach (var history in journal.ReadGrainsAsync(cancellation))
        {
            tally.AddGrain(history.Events.Count, verifier.FindDifference(history));
        }
    }

    private static async ValueTask ReadSequencesAsync(IJournal journal, SequenceVerifier verifier, VerifyTally tally, CancellationToken cancellation)
    {
        await foreach (var link in journal.ReadLinksAsync(0, cancellation))
        {
            tally.AddStore(verifier.Read(link));
        }

        tally.AddStore(verifier.End());
        tally.Head = verifier.Head;
    }
}
