namespace Coordination.Journal;

/// <summary>Counts what a verification has looked at and found.</summary>
internal sealed class VerifyTally(IProgress<VerifyProgress>? progress)
{
    private const long ProgressStep = 4096;

    private long _grains;
    private long _events;
    private long _differing;
    private long _store;
    private long _told;
    private VerifyDifference? _first;

    /// <summary>How many events there were when it began.</summary>
    public long Total { get; set; }

    /// <summary>The anchor of the journal's end.</summary>
    public JournalAnchor? Head { get; set; }

    public void AddGrain(int events, VerifyDifference? difference)
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

    public void AddStore(VerifyDifference difference)
    {
        _store++;
        _first ??= difference;
    }

    public void AddStore(IEnumerable<VerifyDifference> differences)
    {
        foreach (var difference in differences)
        {
            AddStore(difference);
        }
    }

    public VerifyReport Report()
    {
        progress?.Report(new VerifyProgress(_grains, _events, Total));
        return new VerifyReport(_grains, _events, _differing, _first) { StoreDifferences = _store, Head = Head };
    }
}
