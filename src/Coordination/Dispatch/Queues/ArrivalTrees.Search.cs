using Coordination.Requests;

namespace Coordination.Dispatch.Queues;

internal sealed partial class ArrivalTrees
{
    /// <summary>How many go before a key, whether or not the key is there.</summary>
    public int Rank(in ArrivalQueue queue, long at, in WorkItemId id)
    {
        if (queue.Count == 0)
        {
            return 0;
        }

        var rank = 0;
        var node = queue.Root!;
        for (var height = queue.Height; height > 0; height--)
        {
            var branch = (TreeBranch)node;
            var slot = SlotFor(branch, at, id);
            rank += branch.CountBefore(slot);
            node = branch.Children[slot]!;
        }

        return rank + LowerBound(((TreeLeaf)node).Run, at, id);
    }

    /// <summary>The item of a rank.</summary>
    public static int Select(in ArrivalQueue queue, int rank)
    {
        var node = queue.Root!;
        for (var height = queue.Height; height > 0; height--)
        {
            var branch = (TreeBranch)node;
            var slot = 0;
            for (; rank >= branch.Counts[slot]; slot++)
            {
                rank -= branch.Counts[slot];
            }

            node = branch.Children[slot]!;
        }

        return ((TreeLeaf)node).Run[rank].Item;
    }

    /// <summary>How many items at the front pass a test that, along the queue, first holds and then does not.</summary>
    public int CountWhile<TPredicate>(in ArrivalQueue queue, in TPredicate test)
        where TPredicate : struct, IItemPredicate
    {
        if (queue.Count == 0 || !test.Holds(items[queue.First]))
        {
            return 0;
        }

        var count = 0;
        var node = queue.Root!;
        for (var height = queue.Height; height > 0; height--)
        {
            var branch = (TreeBranch)node;
            var slot = Partition(branch.Firsts.AsSpan(0, branch.Size), test) - 1;
            count += branch.CountBefore(slot);
            node = branch.Children[slot]!;
        }

        return count + Partition(((TreeLeaf)node).Run, test);
    }

    private int Partition<TPredicate>(ReadOnlySpan<TreeEntry> entries, in TPredicate test)
        where TPredicate : struct, IItemPredicate
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = test.Holds(items[entries[middle].Item]) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int SlotFor(TreeBranch branch, long at, in WorkItemId id)
    {
        var firsts = branch.Firsts.AsSpan(0, branch.Size);
        if (at > firsts[^1].At)
        {
            return firsts.Length - 1;
        }

        var slot = LowerBound(firsts, at, id);
        return slot < firsts.Length && firsts[slot].At == at && items[firsts[slot].Item].Id == id ? slot : Math.Max(0, slot - 1);
    }

    private int LowerBound(ReadOnlySpan<TreeEntry> entries, long at, in WorkItemId id)
    {
        if (at > entries[^1].At)
        {
            return entries.Length;
        }

        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Precedes(entries[middle], at, id))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Whether an entry goes before a key.</summary>
    private bool Precedes(TreeEntry entry, long at, in WorkItemId id) =>
        entry.At != at ? entry.At < at : items[entry.Item].Id.CompareTo(id) < 0;
}

/// <summary>A question to an item; a structure, so that the search is compiled for it.</summary>
internal interface IItemPredicate
{
    /// <summary>The answer.</summary>
    bool Holds(in ItemRecord item);
}
