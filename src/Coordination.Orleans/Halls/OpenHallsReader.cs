using Coordination.Centres;
using Coordination.Journal;
using Coordination.Plans;

namespace Coordination.Orleans.Halls;

/// <summary>Reads which halls have something open, and which plans are newer than those in memory; not again while nothing is written.</summary>
/// <remarks>Used by one at a time.</remarks>
/// <param name="journal">The record.</param>
/// <param name="plans">The plans in memory.</param>
/// <param name="watch">Knows whether anything was written; null where every time is to read.</param>
internal sealed class OpenHallsReader(IJournal journal, PlanCatalogue plans, RecordWatch? watch)
{
    private readonly SparedReadings _readings = new();
    private IReadOnlyList<OpenHall> _open = [];

    /// <summary>The halls with something open.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be read right now.</exception>
    public async ValueTask<IReadOnlyList<OpenHall>> ReadAsync(CancellationToken cancellation)
    {
        // What was written a moment ago counts: the silo may have died since on which its hall was at work.
        var mark = watch is null ? default : await watch.ReadAnewAsync(cancellation);
        if (watch is not null && _readings.MaySpare(mark))
        {
            _readings.Spare();
            return _open;
        }

        _readings.Begin();
        await LearnPlansAsync(cancellation);
        _open = await journal.ReadOpenHallsAsync(cancellation);
        _readings.End(mark);
        return _open;
    }

    // A plan itself is read only where an older one is in memory.
    private async ValueTask LearnPlansAsync(CancellationToken cancellation)
    {
        await foreach (var (centre, version) in PlannedHalls.ReadAsync(journal, cancellation))
        {
            if (plans.Knows(centre, olderThan: version)
                && await PlannedHalls.FindNewerAsync(journal, centre, known: 0, cancellation) is { } published
                && plans.Knows(centre, olderThan: published))
            {
                await plans.AdvanceAsync(centre, published, cancellation);
            }
        }
    }
}
