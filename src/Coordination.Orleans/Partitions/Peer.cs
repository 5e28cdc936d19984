namespace Coordination.Orleans.Partitions;

/// <summary>Another silo as this one sees it.</summary>
internal sealed class Peer
{
    // Through a slow link some answers come in time.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private Word? _last;
    private int _isAsked;

    /// <summary>Whether it is reached.</summary>
    public LinkState Link { get; } = new();

    /// <summary>What it said last; null when that is too old to count.</summary>
    public SiloReport? ReportOf(TimeSpan now) => Volatile.Read(ref _last) is { } word && now - word.At <= Fresh ? word.Report : null;

    /// <summary>Whether it has answered the last question promptly, and has lost nobody.</summary>
    public bool IsCalm(TimeSpan now) => Volatile.Read(ref _isAsked) == 0 && Link.IsPrompt && ReportOf(now) is { IsCalm: true };

    /// <summary>One question at a time.</summary>
    public bool TryBeginAsking() => Interlocked.Exchange(ref _isAsked, 1) == 0;

    /// <summary>It has answered, or has not in time.</summary>
    public void EndAsking(SiloReport? report, TimeSpan begun, TimeSpan ended, TimeSpan patience, TimeSpan late)
    {
        if (report is not null)
        {
            Volatile.Write(ref _last, new Word(report, ended));
        }

        Link.Note(report is not null, begun, ended, patience, late);
        Volatile.Write(ref _isAsked, 0);
    }

    private sealed record Word(SiloReport Report, TimeSpan At);
}

/// <summary>What a judge has of another silo.</summary>
/// <param name="Report">What it has just said, to the judge or in the database.</param>
/// <param name="ReachedFor">For how long it has answered every time, zero when it did not last; of one that is heard of by the database alone, for how long it has reached that.</param>
internal sealed record PeerView(SiloReport Report, TimeSpan ReachedFor);
