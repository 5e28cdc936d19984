namespace Coordination.Centres;

/// <summary>Compares a centre's memory with the record, and spares itself the reading where nothing at all was written since the last time.</summary>
/// <param name="watch">Knows whether anything was written; null where every time is to compare.</param>
/// <param name="compare">Compares with the record.</param>
/// <param name="tryFollowTime">Does what a comparison does beside reading the record; false where the record must be read for it.</param>
internal sealed class PeriodicComparison(RecordWatch? watch, Func<ValueTask> compare, Func<bool> tryFollowTime)
{
    private readonly SparedReadings _readings = new();

    public async ValueTask RunAsync()
    {
        if (watch is null)
        {
            await compare();
            return;
        }

        var mark = await watch.ReadAsync();
        if (_readings.MaySpare(mark) && tryFollowTime())
        {
            _readings.Spare();
            return;
        }

        _readings.Begin();
        await compare();
        _readings.End(mark);
    }
}
