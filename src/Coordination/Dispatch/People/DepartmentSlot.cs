using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.People;

/// <summary>A department by number.</summary>
internal sealed class DepartmentSlot(int index)
{
    private WorkQueue[] _active = new WorkQueue[1];
    private int _activeCount;

    public int Index { get; } = index;

    public bool IsPush { get; private set; } = true;

    public bool IsOpen { get; set; } = true;

    /// <summary>The plan's limit, unless <see cref="LimitIsSet"/>.</summary>
    public int Limit { get; private set; } = int.MaxValue;

    public bool LimitIsSet { get; private set; }

    /// <summary>Items held or reserved.</summary>
    public int InHand { get; set; }

    /// <summary>Whether its items may be given at all.</summary>
    public bool MayAssign => IsOpen && InHand < Limit;

    /// <summary>Whose home it is.</summary>
    public PersonSet Members { get; } = new();

    /// <summary>The members of the departments that may help it.</summary>
    public PersonSet Helpers { get; } = new();

    /// <summary>How many of its own are at work and not full.</summary>
    public int FreeMembers { get; set; }

    /// <summary>Items that may be called, per level.</summary>
    public int[] Callable { get; } = new int[Lane.LevelCount];

    /// <summary>All of them.</summary>
    public int CallableItems { get; set; }

    /// <summary>Whether something may have changed since nobody of its own was free for anything.</summary>
    public bool HasChanged { get; set; }

    /// <summary>Where its items wait for their time; null until there is one.</summary>
    public Lane? Deferred { get; set; }

    /// <summary>How fast its queue moves, beside what is expected; for estimates.</summary>
    public ServicePace Pace { get; } = new();

    /// <summary>Its classes of work.</summary>
    public List<ClassSlot> Classes { get; } = [];

    /// <summary>The queues that have items, in no order that matters.</summary>
    public ReadOnlySpan<WorkQueue> Active => _active.AsSpan(0, _activeCount);

    /// <summary>Replaces what the plan says; a limit that was set apart from it stays.</summary>
    public void ApplyPlan(bool push, int? limit)
    {
        IsPush = push;
        Limit = LimitIsSet ? Limit : limit ?? int.MaxValue;
    }

    /// <summary>Replaces the limit through all later plans; null for none.</summary>
    public void SetLimit(int? limit)
    {
        LimitIsSet = true;
        Limit = limit ?? int.MaxValue;
    }

    public void Activate(WorkQueue queue)
    {
        if (_activeCount == _active.Length)
        {
            Array.Resize(ref _active, _activeCount * 2);
        }

        queue.ActivePlace = _activeCount;
        _active[_activeCount++] = queue;
    }

    public void Deactivate(WorkQueue queue)
    {
        var last = _active[--_activeCount];
        _active[_activeCount] = null!;
        if (last != queue)
        {
            _active[queue.ActivePlace] = last;
            last.ActivePlace = queue.ActivePlace;
        }

        queue.ActivePlace = -1;
    }
}
