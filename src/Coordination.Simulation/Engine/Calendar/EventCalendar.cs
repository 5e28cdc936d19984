namespace Coordination.Simulation.Engine.Calendar;

/// <summary>The events to come: a heap of four children each, of plain values, that never allocates once it is large enough.</summary>
/// <remarks>
/// Taking an event leaves a hole at the top, which the next one to be added fills: nearly every event makes another one, and so
/// the heap is put in order once for both.
/// </remarks>
internal sealed class EventCalendar
{
    private SimulationEvent[] _heap = new SimulationEvent[64];
    private int _count;
    private ulong _order;
    private bool _hole;

    /// <summary>How many there are.</summary>
    public int Count => _count - (_hole ? 1 : 0);

    /// <summary>Forgets all of them.</summary>
    public void Clear() => (_count, _order, _hole) = (0, 0, false);

    /// <summary>Adds an event. Among changes of duty at one moment the order is the people's, in place of that of insertion.</summary>
    public void Add(long at, EventKind kind, int subject, uint stamp = 0)
    {
        var order = kind == EventKind.Duty ? (ulong)subject : _order++;
        var added = new SimulationEvent(at, ((ulong)kind << 56) | order, subject, stamp);
        if (_hole)
        {
            _hole = false;
            SiftDown(added);
        }
        else
        {
            SiftUp(added);
        }
    }

    /// <summary>Takes the next event.</summary>
    /// <returns>False when there is none before an end.</returns>
    public bool TryTake(long end, out SimulationEvent next)
    {
        if (_hole)
        {
            Fill();
        }

        if (_count == 0 || _heap[0].At >= end)
        {
            next = default;
            return false;
        }

        next = _heap[0];
        return _hole = true;
    }

    private void Fill()
    {
        _hole = false;
        var last = _heap[--_count];
        if (_count > 0)
        {
            SiftDown(last);
        }
    }

    private void SiftUp(in SimulationEvent added)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        var (heap, place) = (_heap, _count++);
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
        var heap = _heap.AsSpan(0, _count);
        var place = 0;
        while ((place << 2) + 1 is var child && child < heap.Length)
        {
            ref var least = ref heap[child];
            var end = Math.Min(child + 4, heap.Length);
            for (var other = child + 1; other < end; other++)
            {
                if (heap[other].Before(least))
                {
                    least = ref heap[other];
                    child = other;
                }
            }

            if (!least.Before(moved))
            {
                break;
            }

            heap[place] = least;
            place = child;
        }

        heap[place] = moved;
    }
}
