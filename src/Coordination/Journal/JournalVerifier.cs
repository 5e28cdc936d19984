namespace Coordination.Journal;

/// <summary>Re-computes every chain, replays every grain, and compares both with what the store holds.</summary>
/// <remarks>
/// It reads one moment of the store, one grain at a time, also while others write. Damage is reported, never thrown:
/// a row that cannot be read, an event that is no JSON, a text that does not fit its digest.
/// </remarks>
internal static class JournalVerifier
{
    private const long ProgressStep = 4096;

    /// <summary>Verifies a journal.</summary>
    /// <param name="journal">The journal, open.</param>
    /// <param name="replays">How to replay each kind of grain.</param>
    /// <param name="progress">Is told every few thousand events.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A kind of grain has no replay.</exception>
    public static async ValueTask<VerifyReport> VerifyAsync(
        IJournal journal,
        IReadOnlyDictionary<GrainKind, IGrainReplay> replays,
        IProgress<VerifyProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(replays);
        var tally = new Tally(progress);
        try
        {
            tally.Total = await journal.ReadLastSequenceAsync(cancellation);
            await foreach (var history in journal.ReadGrainsAsync(cancellation))
            {
                tally.Add(history.Events.Count, GrainVerifier.FindDifference(history, ReplayOf(history.Grain.Kind, replays)));
            }
        }
        catch (JournalCorruptException damage)
        {
            tally.Add(0, new VerifyDifference(null, 0, "store", "readable columns and pages", damage.Message));
        }

        return tally.Report();
    }

    private static IGrainReplay ReplayOf(GrainKind kind, IReadOnlyDictionary<GrainKind, IGrainReplay> replays) =>
        replays.GetValueOrDefault(kind)
        ?? throw new ArgumentException($"There is no replay for grains of the kind {GrainKindNames.NameOf(kind)}.", nameof(replays));

    private sealed class Tally(IProgress<VerifyProgress>? progress)
    {
        private long _grains;
        private long _events;
        private long _differing;
        private long _told;
        private VerifyDifference? _first;

        public long Total { get; set; }

        public void Add(int events, VerifyDifference? difference)
        {
            _grains++;
            _events += events;
            _differing += difference is null ? 0 : 1;
            _first ??= difference;
            if (_events - _told >= ProgressStep)
            {
                _told = _events;
                progress?.Report(new VerifyProgress(_grains, _events, Total));
            }
        }

        public VerifyReport Report()
        {
            progress?.Report(new VerifyProgress(_grains, _events, Total));
            return new VerifyReport(_grains, _events, _differing, _first);
        }
    }
}
