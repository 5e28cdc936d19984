namespace Coordination.Orleans.Partitions;

/// <summary>Another silo as this one sees it.</summary>
internal sealed class Peer
{
    private SiloReport? _report;
    private int _isAsked;

    /// <summary>Whether it is reached.</summary>
    public LinkState Link { get; } = new();

    /// <summary>What it said last.</summary>
    public SiloReport? Report => Volatile.Read(ref _report);

    /// <summary>One question at a time.</summary>
    public bool TryBeginAsking() => Interlocked.Exchange(ref _isAsked, 1) == 0;

    /// <summary>It has answered, or has not in time.</summary>
    public void EndAsking(SiloReport? report, TimeSpan begun, TimeSpan ended, TimeSpan patience)
    {
        if (report is not null)
        {
            Volatile.Write(ref _report, report);
        }

        Link.Note(report is not null, begun, ended, patience);
        Volatile.Write(ref _isAsked, 0);
    }
}

/// <summary>What a judge has of another silo.</summary>
/// <param name="Report">What it has just said, to the judge or in the database.</param>
/// <param name="ReachedFor">For how long it has answered every time; of one that is heard of by the database alone, for how long it has reached that.</param>
internal sealed record PeerView(SiloReport Report, TimeSpan ReachedFor);
