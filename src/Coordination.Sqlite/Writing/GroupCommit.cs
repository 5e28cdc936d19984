using Coordination.Journal;
using Coordination.Sqlite.Storage;
using Coordination.Telemetry;
using SQLitePCL;

namespace Coordination.Sqlite.Writing;

/// <summary>Commits a group of work and tells every caller how it went. It never throws: the writer goes on.</summary>
internal sealed class GroupCommit(
    WriteSession session, FaultTranslator translator, CommitMeters meters, Action<long> committed, Action<Exception, int> failed)
{
    public void Commit(IReadOnlyList<IWriteWork> group)
    {
        if (Try(group) is not { } fault)
        {
            Acknowledge(group);
        }
        else if (group.Count > 1 && IsOfOneItem(fault))
        {
            CommitOneByOne(group);
        }
        else
        {
            Fail(group, fault);
        }
    }

    private Exception? Try(IReadOnlyList<IWriteWork> group)
    {
        if (!meters.IsWanted || group.OfType<AppendWork>().Select(append => append.Span).ToList() is not { Count: > 0 } appends)
        {
            return TryUnwatched(group);
        }

        var commit = meters.Begin(appends);
        var fault = TryUnwatched(group);
        commit.End(fault);
        return fault;
    }

    private Exception? TryUnwatched(IReadOnlyList<IWriteWork> group)
    {
        try
        {
            session.Begin();
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Execute(session);
            }

            session.Commit();
            return null;
        }
        catch (Exception fault)
        {
            session.RollBack();
            return fault;
        }
    }

    /// <summary>Whether the fault lies in what one caller wants written, so that the others need not suffer.</summary>
    private static bool IsOfOneItem(Exception fault) => fault is not CommitUnknownException
        && fault is not SqliteFault { Primary: not (raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH) };

    private void CommitOneByOne(IReadOnlyList<IWriteWork> group)
    {
        foreach (var work in group)
        {
            IWriteWork[] alone = [work];
            if (Try(alone) is { } fault)
            {
                Fail(alone, fault);
            }
            else
            {
                Acknowledge(alone);
            }
        }
    }

    private void Acknowledge(IReadOnlyList<IWriteWork> group)
    {
        for (var i = 0; i < group.Count; i++)
        {
            group[i].Committed();
        }

        if (session.LastSequence > 0)
        {
            committed(session.LastSequence);
        }
    }

    private void Fail(IReadOnlyList<IWriteWork> group, Exception fault)
    {
        failed(translator.Translate(fault), group.Count);
        foreach (var work in group)
        {
            work.Failed(translator.Translate(fault));
        }
    }
}
