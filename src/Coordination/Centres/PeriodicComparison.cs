namespace Coordination.Centres;

/// <summary>Compares a centre's memory with the record now and then, and spares itself the reading where nothing at all was written since the last time.</summary>
/// <remarks>So a thousand idle halls read nothing. Every twelfth time it compares all the same: memory may be wrong without anything new on record.</remarks>
/// <param name="watch">Knows whether anything was written; null where every time is to compare.</param>
/// <param name="compare">Compares with the record.</param>
/// <param name="tryFollowTime">Does what a comparison does beside reading the record; false where the record must be read for it.</param>
internal sealed class PeriodicComparison(RecordWatch? watch, Func<ValueTask> compare, Func<bool> tryFollowTime)
{
    private const int SparedAtMost = 11;

    private long? _comparedTo;
    private int _spared;

    public async ValueTask RunAsync()
    {
        if (watch is null)
        {
            await compare();
            return;
        }

        var mark = await watch.ReadAsync();
        if (_comparedTo == mark.Latest && _spared < SparedAtMost && tryFollowTime())
        {
            _spared++;
            return;
        }

        (_comparedTo, _spared) = (null, 0);
        await compare();
        _comparedTo = mark.Settled;
    }
}
