using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Finds service levels that were missed: when the next one ends is known, the rest is looked up in storage then.</summary>
internal sealed class DueSweep(CentreContext centre, DueCommandRunner commands)
{
    /// <summary>Records what was missed, if a sweep is due.</summary>
    public async ValueTask RunAsync(DateTimeOffset now)
    {
        if (!TryBegin(now, out var from))
        {
            return;
        }

        try
        {
            await SweepAsync(from, now);
        }
        catch (CoordinationException fault)
        {
            centre.Log.LogNotSwept(fault);
            using var access = centre.Enter();
            access.Value.Due.Retries.Begin(centre.Now);
            access.Value.ServiceLevels.FailSweep(from, retryAt: access.Value.Due.Retries.Until);
        }
    }

    private bool TryBegin(DateTimeOffset now, out DateTimeOffset from)
    {
        using var access = centre.Enter();
        return access.Value.ServiceLevels.TryBeginSweep(now, out from);
    }

    private async ValueTask SweepAsync(DateTimeOffset from, DateTimeOffset now)
    {
        var query = new RowQuery
        {
            Centre = centre.Centre,
            IsOpen = true,
            Order = RowOrder.Due,
            DueFrom = from,
            DueBefore = now + TimeSpan.FromMicroseconds(1),
            Limit = 1000,
        };
        do
        {
            var page = await centre.Services.Journal.QueryAsync(query);
            foreach (var row in page.Rows)
            {
                var routing = RequestRoutingReader.Read(row.State.Span);
                if (!routing.Missed)
                {
                    await commands.RunAsync(new DueCommand(routing.Request, new RecordMissedServiceLevel()));
                }
            }

            query = query with { After = page.Next };
        }
        while (query.After is not null);

        var next = await centre.Services.Journal.QueryAsync(query with { DueFrom = query.DueBefore, DueBefore = null, Limit = 1 });
        if (next.Rows is [{ Due: { } due }, ..])
        {
            using var access = centre.Enter();
            access.Value.ServiceLevels.SweepBy(due);
        }
    }
}
