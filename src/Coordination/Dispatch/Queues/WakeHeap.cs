namespace Coordination.Dispatch.Queues;

/// <summary>A binary heap of times by small numbers, each number once, so that a time can be changed or withdrawn.</summary>
internal sealed class WakeHeap
{
    private (long At, int Id)[] _heap = [];
    private int[] _places = [];
    private int _count;

    /// <summary>The earliest time; <see cref="long.MaxValue"/> for never.</summary>
    public long Next { get; private set; } = long.MaxValue;

    /// <summary>Whose time is the earliest.</summary>
    public int NextId => _heap[0].Id;

    /// <summary>Sets or changes a time; <see cref="long.MaxValue"/> withdraws it.</summary>
    public void Set(int id, long at)
    {
        if (at == long.MaxValue)
        {
            Remove(id);
            return;
        }

        Reserve(id);
        var place = _places[id] - 1;
        if (place < 0)
        {
            place = _count++;
        }
        else if (_heap[place].At == at)
        {
            return;
        }

        Put(place, (at, id));
        Next = _heap[0].At;
    }

    /// <summary>Withdraws a time, if there is one.</summary>
    public void Remove(int id)
    {
        var place = id < _places.Length ? _places[id] - 1 : -1;
        if (place < 0)
        {
            return;
        }

        _places[id] = 0;
        var last = _heap[--_count];
        if (place < _count)
        {
            Put(place, last);
        }

        Next = _count == 0 ? long.MaxValue : _heap[0].At;
    }

    private void Reserve(int id)
    {
        if (id >= _places.Length)
        {
            Array.Resize(ref _places, Math.Max(16, Math.Max(id + 1, _places.Length * 2)));
        }

        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, Math.Max(16, _count * 2));
        }
    }

    private void Put(int place, (long At, int Id) entry)
    {
        for (; place > 0 && entry.CompareTo(_heap[(place - 1) / 2]) < 0; place = (place - 1) / 2)
        {
            Set(place, _heap[(place - 1) / 2]);
        }

        for (var child = (2 * place) + 1; child < _count; child = (2 * place) + 1)
        {
            child += child + 1 < _count && _heap[child + 1].CompareTo(_heap[child]) < 0 ? 1 : 0;
            if (entry.CompareTo(_heap[child]) <= 0)
            {
                break;
            }

            Set(place, _heap[child]);
            place = child;
        }

        Set(place, entry);
    }

    private void Set(int place, (long At, int Id) entry)
    {
        _heap[place] = entry;
        _places[entry.Id] = place + 1;
    }
}
