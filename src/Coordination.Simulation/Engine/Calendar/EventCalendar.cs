using System.Runtime.CompilerServices;

namespace Coordination.Simulation.Engine.Calendar;

/// <summary>The events to come: a heap of four children each, of plain values, that never allocates once it is large enough.</summary>
internal sealed class EventCalendar
{
    private SimulationEvent[] _heap = new SimulationEvent[64];
    private int _count;
    private ulong _order;

    /// <summary>How many there are.</summary>
    public int Count => _count;

    /// <summary>The next one; only while there is one.</summary>
    public ref readonly SimulationEvent Next => ref _heap[0];

    /// <summary>Adds an event.</summary>
    public void Add(long at, EventKind kind, int subject, uint stamp = 0)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        SiftUp(_count++, Made(at, kind, subject, stamp));
    }

    /// <summary>Takes the next event away.</summary>
    public void Remove()
    {
        var last = _heap[--_count];
        if (_count > 0)
        {
            SiftDown(last);
        }
    }

    /// <summary>Puts another event in the place of the next one, which is over.</summary>
    public void Replace(long at, EventKind kind, int subject, uint stamp = 0) => SiftDown(Made(at, kind, subject, stamp));

    /// <summary>Forgets everything.</summary>
    public void Clear() => (_count, _order) = (0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SimulationEvent Made(long at, EventKind kind, int subject, uint stamp) => new(at, ((ulong)kind << 56) | _order++, subject, stamp);

    private void SiftUp(int place, in SimulationEvent added)
    {
        var heap = _heap;
        while (place > 0)
        {
            var parent = (place - 1) >> 2;
            if (!added.Before(heap[parent]))
            {
                break;
            }

            heap[place] = heap[parent];
            place = parent;
        }

        heap[place] = added;
    }

    private void SiftDown(in SimulationEvent moved)
    {
        var heap = _heap;
        var (place, count, item) = (0, _count, moved);
        while (true)
        {
            var child = (place << 2) + 1;
            if (child >= count)
            {
                break;
            }

            var least = child;
            var end = Math.Min(child + 4, count);
            for (var other = child + 1; other < end; other++)
            {
                least = heap[other].Before(heap[least]) ? other : least;
            }

            if (!heap[least].Before(item))
            {
                break;
            }

            heap[place] = heap[least];
            place = least;
        }

        heap[place] = item;
    }
}
