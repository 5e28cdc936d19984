namespace Coordination.Centres;

/// <summary>Knows whether anything at all was written since somebody read the record: what was read is still true otherwise.</summary>
/// <remarks>
/// So a thousand idle halls read nothing, however often they are asked to. Every twelfth time is for reading all the same: memory may be wrong
/// without anything new on record. Several may ask at once: each that reads does so wholly.
/// </remarks>
internal sealed class SparedReadings
{
    private const int AtMost = 11;

    private const long Never = -1;

    private long _readTo = Never;
    private int _spared;

    /// <summary>Whether a reading can be spared.</summary>
    public bool MaySpare(RecordMark mark) => Interlocked.Read(ref _readTo) == mark.Latest && _spared < AtMost;

    /// <summary>A reading was spared.</summary>
    public void Spare() => _spared++;

    /// <summary>The record is about to be read. Where that fails, the next reading is not spared.</summary>
    public void Begin()
    {
        Interlocked.Exchange(ref _readTo, Never);
        _spared = 0;
    }

    /// <summary>The record was read.</summary>
    /// <param name="mark">How far it was before.</param>
    public void End(RecordMark mark) => Interlocked.Exchange(ref _readTo, mark.Settled ?? Never);
}
