using Coordination.Departments;

namespace Coordination.Centres;

/// <summary>What requests are to be told because a day has ended or a plan has changed, and what is to be read to find them.</summary>
internal sealed class RequestErrands
{
    private readonly Queue<DueCommand> _noted = new();
    private readonly Queue<DepartmentId> _departments = new();
    private bool _readsAll;
    private bool _isRunning;
    private DateTimeOffset _startAt = DateTimeOffset.MinValue;

    /// <summary>Whether there is nothing left to be done.</summary>
    public bool IsIdle => !_isRunning && _noted.Count == 0 && _departments.Count == 0 && !_readsAll;

    /// <summary>When they are to begin; never where there is nothing to be done, or they have begun.</summary>
    public DateTimeOffset NextStart => _isRunning || IsIdle ? DateTimeOffset.MaxValue : _startAt;

    /// <summary>A request is to be told something.</summary>
    public void Note(DueCommand command) => _noted.Enqueue(command);

    /// <summary>What is open at a department is to be looked at.</summary>
    public void Read(DepartmentId department) => _departments.Enqueue(department);

    /// <summary>Everything that is open is to be looked at.</summary>
    public void ReadAll() => _readsAll = true;

    /// <summary>Begins, if there is anything to be done.</summary>
    public bool TryBegin(DateTimeOffset now)
    {
        var begins = now >= NextStart;
        _isRunning |= begins;
        return begins;
    }

    /// <summary>All that could be done now is done.</summary>
    public void End() => _isRunning = false;

    /// <summary>Storage did not answer: the rest is done later.</summary>
    public void Postpone(DateTimeOffset until) => _startAt = until;

    /// <summary>The next request that is to be told something.</summary>
    public bool TryTake(out DueCommand command) => _noted.TryDequeue(out command);

    /// <summary>The next department that is to be looked at.</summary>
    public bool TryTakeDepartment(out DepartmentId department) => _departments.TryDequeue(out department);

    /// <summary>Whether everything is to be looked at; asked once.</summary>
    public bool TakeReadAll()
    {
        var reads = _readsAll;
        _readsAll = false;
        return reads;
    }
}
