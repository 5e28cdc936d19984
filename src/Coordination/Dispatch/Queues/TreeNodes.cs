namespace Coordination.Dispatch.Queues;

/// <summary>An item in a tree: its age, and its record for ties.</summary>
/// <remarks>Twelve bytes, packed: a leaf of 64 is twelve cache lines.</remarks>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 4)]
internal readonly record struct TreeEntry(long At, int Item);

/// <summary>A run of items in arrival order. Taking the first moves nothing: the run begins at <see cref="Start"/>.</summary>
internal sealed class TreeLeaf
{
    public readonly TreeEntry[] Entries = new TreeEntry[ArrivalTrees.Width];
    public int Start;
    public int Count;
    public TreeLeaf? NextFree;

    public ReadOnlySpan<TreeEntry> Run => Entries.AsSpan(Start, Count);

    /// <summary>The short way of nearly every arrival: after all others, where there is room behind them.</summary>
    /// <returns>False when its place is not the end, or is not known by age alone.</returns>
    public bool TryAppend(TreeEntry entry)
    {
        var (entries, end) = (Entries, Start + Count);
        if ((uint)end >= (uint)entries.Length || entries[end - 1].At >= entry.At)
        {
            return false;
        }

        entries[end] = entry;
        Count++;
        return true;
    }

    public void InsertAt(int index, TreeEntry entry)
    {
        if (index == 0 && Start > 0)
        {
            Start--;
        }
        else
        {
            if (Start + Count == Entries.Length)
            {
                Run.CopyTo(Entries);
                Start = 0;
            }

            var at = Start + index;
            if (index < Count)
            {
                Entries.AsSpan(at, Count - index).CopyTo(Entries.AsSpan(at + 1));
            }
        }

        Entries[Start + index] = entry;
        Count++;
    }

    public void RemoveAt(int index)
    {
        Count--;
        if (index == 0)
        {
            Start = Count == 0 ? 0 : Start + 1;
        }
        else
        {
            var at = Start + index;
            Entries.AsSpan(at + 1, Count - index).CopyTo(Entries.AsSpan(at));
        }
    }

    /// <summary>Moves the entries from <paramref name="index"/> on to the end of another leaf.</summary>
    public void MoveTo(TreeLeaf other, int index)
    {
        other.Run.CopyTo(other.Entries);
        other.Start = 0;
        Run[index..].CopyTo(other.Entries.AsSpan(other.Count));
        other.Count += Count - index;
        Count = index;
    }
}

/// <summary>An inner node: of each child its first item, its number of items and its latest deadline.</summary>
internal sealed class TreeBranch
{
    public readonly TreeEntry[] Firsts = new TreeEntry[ArrivalTrees.Width];
    public readonly int[] Counts = new int[ArrivalTrees.Width];
    public readonly long[] LatestDues = new long[ArrivalTrees.Width];
    public readonly object?[] Children = new object?[ArrivalTrees.Width];
    public int Size;
    public TreeBranch? NextFree;

    public int Total
    {
        get
        {
            var total = 0;
            foreach (var count in Counts.AsSpan(0, Size))
            {
                total += count;
            }

            return total;
        }
    }

    public int CountBefore(int slot)
    {
        var total = 0;
        foreach (var count in Counts.AsSpan(0, slot))
        {
            total += count;
        }

        return total;
    }

    public void OpenSlot(int slot) => Shift(slot, 1);

    public void CloseSlot(int slot)
    {
        Shift(slot + 1, -1);
        Children[Size] = null;
    }

    /// <summary>Moves the children from a slot on to the end of another branch.</summary>
    public void MoveTo(TreeBranch other, int slot)
    {
        var moved = Size - slot;
        Firsts.AsSpan(slot, moved).CopyTo(other.Firsts.AsSpan(other.Size));
        Counts.AsSpan(slot, moved).CopyTo(other.Counts.AsSpan(other.Size));
        LatestDues.AsSpan(slot, moved).CopyTo(other.LatestDues.AsSpan(other.Size));
        Children.AsSpan(slot, moved).CopyTo(other.Children.AsSpan(other.Size));
        Children.AsSpan(slot, moved).Clear();
        other.Size += moved;
        Size = slot;
    }

    private void Shift(int slot, int by)
    {
        var moved = Size - slot;
        Firsts.AsSpan(slot, moved).CopyTo(Firsts.AsSpan(slot + by));
        Counts.AsSpan(slot, moved).CopyTo(Counts.AsSpan(slot + by));
        LatestDues.AsSpan(slot, moved).CopyTo(LatestDues.AsSpan(slot + by));
        Children.AsSpan(slot, moved).CopyTo(Children.AsSpan(slot + by));
        Size += by;
    }
}
