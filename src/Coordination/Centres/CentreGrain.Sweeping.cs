using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Centres;

// Service levels that are missed: what is due next is known, the rest is looked up when its time comes.
internal sealed partial class CentreGrain
{
    private DateTimeOffset _dueAt = DateTimeOffset.MinValue;
    private DateTimeOffset _sweptTo = DateTimeOffset.MinValue;

    private async ValueTask TrySweepMissedAsync(DateTimeOffset now)
    {
        var from = _sweptTo;
        try
        {
            await SweepMissedAsync(now);
        }
        catch (CoordinationException fault)
        {
            LogNotSwept(fault);
            lock (_lock)
            {
                _sweptTo = from;
                _dueAt = Earliest(_dueAt, Now + _options.PauseAfterFault);
            }
        }
    }

    // Deadlines are not kept in memory, where a million requests wait: storage has them in order.
    private async ValueTask SweepMissedAsync(DateTimeOffset now)
    {
        var query = BeginSweep(now);
        do
        {
            var page = await _services.Journal.QueryAsync(query);
            foreach (var row in page.Rows)
            {
                var routing = RequestRoutingReader.Read(row.State.Span);
                if (!routing.Missed)
                {
                    await CarryOutAsync(routing.Request, new RecordMissedServiceLevel());
                }
            }

            query = query with { After = page.Next };
        }
        while (query.After is not null);

        var next = await _services.Journal.QueryAsync(query with { DueFrom = query.DueBefore, DueBefore = null, Limit = 1 });
        lock (_lock)
        {
            _dueAt = next.Rows is [{ Due: { } due }, ..] ? Earliest(_dueAt, due) : _dueAt;
        }
    }

    // Whatever comes in while storage is read is watched as if the sweep were over, so nothing falls between.
    private RowQuery BeginSweep(DateTimeOffset now)
    {
        lock (_lock)
        {
            var query = new RowQuery
            {
                Centre = _centre,
                IsOpen = true,
                Order = RowOrder.Due,
                DueFrom = _sweptTo,
                DueBefore = now + TimeSpan.FromMicroseconds(1),
                Limit = 1000,
            };
            (_sweptTo, _dueAt) = (now, DateTimeOffset.MaxValue);
            return query;
        }
    }

    private void WatchDue(RequestRouting routing)
    {
        if (routing.Due is not { } due || routing.Missed)
        {
            return;
        }

        if (due <= _sweptTo)
        {
            _alarms.Set(due, new CentreAlarm(routing.Request, new RecordMissedServiceLevel()));
        }
        else if (due < _dueAt)
        {
            _dueAt = due;
        }
    }
}
