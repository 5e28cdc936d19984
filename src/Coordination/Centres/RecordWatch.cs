using Coordination.Journal;

namespace Coordination.Centres;

/// <summary>Tells the centres of a host whether anything was written at all since they compared their memory: one small read for all of them, at most every two seconds.</summary>
internal sealed class RecordWatch(IJournalReader journal, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    // Longer than the server lets a transaction live, which has its places before it is committed.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<(long At, long Sequence)> _readings = [];

    /// <summary>How far the record is, or was some moments ago.</summary>
    public async ValueTask<RecordMark> ReadAsync(CancellationToken cancellation = default) =>
        Latest() is { } latest && time.GetElapsedTime(latest.At) < Fresh ? Mark(latest.Sequence) : await ReadAnewAsync(cancellation);

    /// <summary>How far the record is now.</summary>
    public async ValueTask<RecordMark> ReadAnewAsync(CancellationToken cancellation = default)
    {
        var at = time.GetTimestamp();
        var sequence = await journal.ReadLastSequenceAsync(cancellation);
        lock (_lock)
        {
            _readings.Add((at, sequence));
            Forget();
        }

        return Mark(sequence);
    }

    private (long At, long Sequence)? Latest()
    {
        lock (_lock)
        {
            return _readings is [.., var latest] ? latest : null;
        }
    }

    private RecordMark Mark(long latest)
    {
        lock (_lock)
        {
            var settled = _readings.FindLastIndex(IsSettled);
            return new RecordMark(latest, settled < 0 ? null : _readings[settled].Sequence);
        }
    }

    // Of those that are old enough the newest is all that counts.
    private void Forget()
    {
        var settled = _readings.FindLastIndex(IsSettled);
        if (settled > 0)
        {
            _readings.RemoveRange(0, settled);
        }
    }

    private bool IsSettled((long At, long Sequence) reading) => time.GetElapsedTime(reading.At) >= Settled;
}

/// <summary>How far the record is.</summary>
/// <param name="Latest">The place of its newest event, as of some seconds ago at most.</param>
/// <param name="Settled">A place so long ago that whoever reads the record now finds everything up to it; null where nobody looked then.</param>
internal readonly record struct RecordMark(long Latest, long? Settled);
