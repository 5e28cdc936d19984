using Coordination.Journal;

namespace Coordination.Sqlite.Writing;

/// <summary>Writes on the caller's thread into a transaction that stays open; for replays.</summary>
internal sealed class InlineWriter(WriteSession session, Storage.FaultTranslator translator, Action<long> committed, int maxGroupSize) : IWriter
{
    private int _open;
    private bool _isClosed;
    private Exception? _fault;

    /// <summary>Guards the connection, for reads as well.</summary>
    public Lock Gate { get; } = new();

    public void Enqueue(IWriteWork work)
    {
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteJournal));
            if (Guarded(() => Write(work)) is { } fault)
            {
                work.Failed(fault);
                return;
            }
        }

        work.Committed();
    }

    /// <summary>Commits the open transaction.</summary>
    public void Flush()
    {
        lock (Gate)
        {
            if (Guarded(Commit) is { } fault)
            {
                throw fault;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (Gate)
        {
            if (!_isClosed)
            {
                Guarded(Commit);
                _isClosed = true;
            }
        }

        return ValueTask.CompletedTask;
    }

    private void Write(IWriteWork work)
    {
        if (_open == 0)
        {
            session.Begin();
        }

        _open++;
        work.Execute(session);
        if (_open >= maxGroupSize)
        {
            Commit();
        }
    }

    private void Commit()
    {
        if (_open > 0)
        {
            session.Commit();
            _open = 0;
            if (session.LastSequence > 0)
            {
                committed(session.LastSequence);
            }
        }
    }

    /// <summary>After a fault earlier appends of the transaction are gone, though acknowledged: nothing may follow them.</summary>
    private Exception? Guarded(Action write)
    {
        if (_fault is null)
        {
            try
            {
                write();
                return null;
            }
            catch (Exception fault)
            {
                session.RollBack();
                _open = 0;
                _fault = fault;
            }
        }

        var known = translator.Translate(_fault);
        return known is JournalUnavailableException
            ? new JournalUnavailableException($"{known.Message} What was written since the last commit is lost: repeat the run.", known)
            : known;
    }
}
