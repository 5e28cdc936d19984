namespace Coordination.Sqlite.Writing;

/// <summary>One thread that commits whatever has come in since its last commit, as one transaction.</summary>
/// <remarks>No timer: an idle writer commits at once, a busy one finds the more waiting the longer its last commit took.</remarks>
internal sealed class GroupWriter : IWriter
{
    private readonly Queue<IWriteWork> _incoming = new();
    private readonly List<IWriteWork> _group = [];
    private readonly GroupCommit _commit;
    private readonly int _maxGroupSize;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosing;

    public GroupWriter(GroupCommit commit, int maxGroupSize)
    {
        _commit = commit;
        _maxGroupSize = maxGroupSize;
        new Thread(Work) { Name = "coordination-journal-writer", IsBackground = true }.Start();
    }

    public void Enqueue(IWriteWork work)
    {
        lock (_incoming)
        {
            ObjectDisposedException.ThrowIf(_isClosing, typeof(SqliteJournal));
            _incoming.Enqueue(work);
            if (_incoming.Count == 1)
            {
                Monitor.Pulse(_incoming);
            }
        }
    }

    /// <summary>Commits what is waiting, then ends the thread.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_incoming)
        {
            _isClosing = true;
            Monitor.Pulse(_incoming);
        }

        return new ValueTask(_ended.Task);
    }

    private void Work()
    {
        while (TakeGroup())
        {
            _commit.Commit(_group);
            _group.Clear();
        }

        _ended.SetResult();
    }

    private bool TakeGroup()
    {
        lock (_incoming)
        {
            while (_incoming.Count == 0)
            {
                if (_isClosing)
                {
                    return false;
                }

                Monitor.Wait(_incoming);
            }

            while (_group.Count < _maxGroupSize && _incoming.TryDequeue(out var work))
            {
                _group.Add(work);
            }

            return true;
        }
    }
}
