using Coordination.Dispatch.People;

namespace Coordination.Dispatch.Queues;

/// <summary>The queue of a department and a set of required skills. Its lanes differ in cost and in who is excluded.</summary>
internal sealed class WorkQueue(DepartmentSlot department, SkillSet skills, bool deferred)
{
    private Lane[] _active = new Lane[1];
    private int _activeCount;

    /// <summary>The place among its department's active queues, or -1.</summary>
    public int ActivePlace = -1;

    public DepartmentSlot Department { get; } = department;

    public SkillSet Skills { get; } = skills;

    /// <summary>Whether its items wait for a time and may not be given.</summary>
    public bool IsDeferred { get; } = deferred;

    /// <summary>The lanes that have items, in no order that matters.</summary>
    public ReadOnlySpan<Lane> Active => _active.AsSpan(0, _activeCount);

    /// <summary>The lane that has items, where there is just one, as nearly always.</summary>
    public Lane? OnlyActive { get; private set; }

    public void Activate(Lane lane)
    {
        if (_activeCount == _active.Length)
        {
            Array.Resize(ref _active, _activeCount * 2);
        }

        lane.ActivePlace = _activeCount;
        _active[_activeCount++] = lane;
        OnlyActive = _activeCount == 1 ? lane : null;
    }

    public void Deactivate(Lane lane)
    {
        var last = _active[--_activeCount];
        _active[_activeCount] = null!;
        if (last != lane)
        {
            _active[lane.ActivePlace] = last;
            last.ActivePlace = lane.ActivePlace;
        }

        lane.ActivePlace = -1;
        OnlyActive = _activeCount == 1 ? _active[0] : null;
    }
}
