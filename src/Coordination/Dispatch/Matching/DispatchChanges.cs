using System.Runtime.CompilerServices;
using Coordination.Dispatch.People;

namespace Coordination.Dispatch.Matching;

/// <summary>What has changed since nobody was free for anything: a decision looks at nothing else.</summary>
internal sealed class DispatchChanges
{
    private DepartmentSlot[] _departments = new DepartmentSlot[4];

    /// <summary>How many departments there are where somebody of their own may be free for something.</summary>
    public int Count { get; private set; }

    /// <summary>Whether somebody may be free for an item of another department.</summary>
    public bool Pooling { get; private set; } = true;

    /// <summary>Whether departments or their members have changed since helpers were found.</summary>
    public bool Helpers { get; set; } = true;

    public DepartmentSlot this[int place] => _departments[place];

    /// <summary>Somebody of the department's own may be free for something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(DepartmentSlot department)
    {
        Pooling = true;
        if (!department.HasChanged)
        {
            Add(department);
        }
    }

    /// <summary>Somebody may be free for an item of another department.</summary>
    public void MarkPooling() => Pooling = true;

    /// <summary>Nobody is free for an item of another department.</summary>
    public void ClearPooling() => Pooling = false;

    private void Add(DepartmentSlot department)
    {
        department.HasChanged = true;
        if (Count == _departments.Length)
        {
            Array.Resize(ref _departments, Count * 2);
        }

        _departments[Count++] = department;
    }

    /// <summary>Nobody of the department's own is free for anything; the last one takes its place.</summary>
    public void ClearAt(int place)
    {
        _departments[place].HasChanged = false;
        _departments[place] = _departments[--Count];
    }
}
