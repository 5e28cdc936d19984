namespace Coordination.Dispatch.Queues;

/// <summary>The items' records, in chunks that never move: growing copies nothing, and a record keeps its number for life.</summary>
internal sealed class ItemSlab
{
    private const int Shift = 8;
    private const int Mask = (1 << Shift) - 1;

    private ItemRecord[][] _chunks = [];
    private int _used;
    private int _free = -1;

    public ref ItemRecord this[int item] => ref _chunks[item >> Shift][item & Mask];

    /// <summary>A cleared record, and its number.</summary>
    public ref ItemRecord Allocate(out int item)
    {
        item = _free;
        if (item < 0)
        {
            return ref AllocateUnused(out item);
        }

        ref var record = ref this[item];
        _free = record.Next;
        record = default;
        return ref record;
    }

    public void Free(int item)
    {
        this[item].Next = _free;
        _free = item;
    }

    private ref ItemRecord AllocateUnused(out int item)
    {
        if (_used >> Shift == _chunks.Length || _chunks[_used >> Shift] is null)
        {
            Grow();
        }

        item = _used++;
        return ref this[item];
    }

    private void Grow()
    {
        var chunk = _used >> Shift;
        if (chunk == _chunks.Length)
        {
            Array.Resize(ref _chunks, Math.Max(4, chunk * 2));
        }

        _chunks[chunk] = new ItemRecord[1 << Shift];
    }
}
