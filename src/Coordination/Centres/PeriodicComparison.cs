namespace Coordination.Centres;

/// <summary>Compares a centre's memory with the record, and spares itself the reading where nothing at all was written since the last time.</summary>
/// <remarks>
/// So a thousand idle halls read nothing, however often they are asked to. Every twelfth time it compares all the same: memory may be wrong without
/// anything new on record. Several may ask at once: each that compares does so wholly.
/// </remarks>
/// <param name="watch">Knows whether anything was written; null where every time is to compare.</param>
/// <param name="compare">Compares with the record.</param>
/// <param name="tryFollowTime">Does what a comparison does beside reading the record; false where the record must be read for it.</param>
internal sealed class PeriodicComparison(RecordWatch? watch, Func<ValueTask> compare, Func<bool> tryFollowTime)
{
    private const int SparedAtMost = 11;

    private const long Never = -1;

    private long _comparedTo = Never;
    private int _spared;

    public async ValueTask RunAsync()
    {
        if (watch is null)
        {
            await compare();
            return;
        }

        var mark = await watch.ReadAsync();
        if (Interlocked.Read(ref _comparedTo) == mark.Latest && _spared < SparedAtMost && tryFollowTime())
        {
            _spared++;
            return;
        }

        Interlocked.Exchange(ref _comparedTo, Never);
        _spared = 0;
        await compare();
        Interlocked.Exchange(ref _comparedTo, mark.Settled ?? Never);
    }
}
