using Coordination.Departments;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Tells requests that a day has ended or a plan has changed: some at a time, so that whoever is at work comes between.</summary>
internal sealed class ErrandRunner(CentreContext centre, DueCommandRunner commands)
{
    private const int AtOnce = 64;

    /// <summary>Does what is to be done, if anything is.</summary>
    public async ValueTask RunAsync(DateTimeOffset now)
    {
        if (!TryBegin(now))
        {
            return;
        }

        try
        {
            await TellNotedAsync();
            if (TakeReadAll())
            {
                await ReadAllAsync();
            }

            while (TryTakeDepartment(out var department) && await TryReadAsync(department))
            {
            }
        }
        finally
        {
            using var access = centre.Enter();
            access.Value.Errands.End();
        }
    }

    private async ValueTask<bool> TryReadAsync(DepartmentId department)
    {
        var query = new RowQuery { Centre = centre.Centre, Department = department, IsOpen = true, Limit = 1000 };
        try
        {
            do
            {
                var page = await centre.Services.Journal.QueryAsync(query);
                Note(page.Rows);
                await TellNotedAsync();
                query = query with { After = page.Next };
            }
            while (query.After is not null);
            return true;
        }
        catch (CoordinationException fault)
        {
            Postpone(fault, index => index.Errands.Read(department));
            return false;
        }
    }

    private async ValueTask ReadAllAsync()
    {
        try
        {
            await foreach (var row in centre.Services.Journal.ReadOpenRequestsAsync(centre.Centre))
            {
                if (RequestId.TryParse(row.Key.Id, out var request))
                {
                    centre.NoteIfFormer(request, row);
                    await centre.NoteNewerPlanAsync(RequestRoutingReader.Read(row.State.Span));
                }
            }

            await TellNotedAsync();
        }
        catch (CoordinationException fault)
        {
            Postpone(fault, index => index.Errands.ReadAll());
        }
    }

    private void Postpone(CoordinationException fault, Action<CentreIndex> again)
    {
        centre.Log.LogNotSwept(fault);
        using var access = centre.Enter();
        again(access.Value);
        access.Value.Due.Retries.Begin(centre.Now);
        access.Value.Errands.Postpone(access.Value.Due.Retries.Until);
    }

    private void Note(IReadOnlyList<GrainRow> rows)
    {
        using var access = centre.Enter();
        foreach (var row in rows)
        {
            access.Value.Closings.Note(RequestRoutingReader.Read(row.State.Span));
        }
    }

    private async ValueTask TellNotedAsync()
    {
        while (TakeSome() is { Count: > 0 } some)
        {
            await Task.WhenAll(some.Select(command => commands.RunAsync(command).AsTask()));
        }
    }

    private List<DueCommand> TakeSome()
    {
        var some = new List<DueCommand>(AtOnce);
        using var access = centre.Enter();
        while (some.Count < AtOnce && access.Value.Errands.TryTake(out var command))
        {
            some.Add(command);
        }

        return some;
    }

    private bool TryBegin(DateTimeOffset now)
    {
        using var access = centre.Enter();
        return access.Value.IsRunning && access.Value.Errands.TryBegin(now);
    }

    private bool TakeReadAll()
    {
        using var access = centre.Enter();
        return access.Value.Errands.TakeReadAll();
    }

    private bool TryTakeDepartment(out DepartmentId department)
    {
        using var access = centre.Enter();
        return access.Value.Errands.TryTakeDepartment(out department);
    }
}
