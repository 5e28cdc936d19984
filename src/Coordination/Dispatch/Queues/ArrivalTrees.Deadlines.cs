using Coordination.Requests;

namespace Coordination.Dispatch.Queues;

/// <summary>Searches by deadline along arrival order, which the latest deadline of every subtree keeps logarithmic.</summary>
internal sealed partial class ArrivalTrees
{
    /// <summary>The latest deadline among the items up to a key, the key included; <see cref="long.MinValue"/> with none.</summary>
    public long LatestDueUpTo(in ArrivalQueue queue, long at, in WorkItemId id)
    {
        var latest = long.MinValue;
        if (queue.Count == 0)
        {
            return latest;
        }

        var node = queue.Root!;
        for (var height = queue.Height; height > 0; height--)
        {
            var branch = (TreeBranch)node;
            var slot = SlotFor(branch, at, id);
            foreach (var due in branch.LatestDues.AsSpan(0, slot))
            {
                latest = Math.Max(latest, due);
            }

            node = branch.Children[slot]!;
        }

        foreach (var entry in UpTo((TreeLeaf)node, at, id))
        {
            latest = Math.Max(latest, items[entry.Item].Due);
        }

        return latest;
    }

    /// <summary>The last item up to a key, the key included, whose deadline is <paramref name="due"/> or later; -1 with none.</summary>
    public int LastDueUpTo(in ArrivalQueue queue, long at, in WorkItemId id, long due) =>
        queue.Count > 0 ? LastDue(queue.Root!, queue.Height, bounded: true, at, id, due) : -1;

    /// <summary>The first item after a key whose deadline is <paramref name="due"/> or later; -1 with none.</summary>
    public int FirstDueAfter(in ArrivalQueue queue, long at, in WorkItemId id, long due) =>
        queue.Count > 0 ? FirstDue(queue.Root!, queue.Height, bounded: true, at, id, due) : -1;

    /// <summary>The first item of all whose deadline is <paramref name="due"/> or later; -1 with none.</summary>
    public int FirstDue(in ArrivalQueue queue, long due) =>
        queue.Count > 0 ? FirstDue(queue.Root!, queue.Height, bounded: false, 0, default, due) : -1;

    private int LastDue(object node, int height, bool bounded, long at, in WorkItemId id, long due)
    {
        if (height == 0)
        {
            var leaf = (TreeLeaf)node;
            var run = bounded ? UpTo(leaf, at, id) : leaf.Run;
            for (var index = run.Length - 1; index >= 0; index--)
            {
                if (items[run[index].Item].Due >= due)
                {
                    return run[index].Item;
                }
            }

            return -1;
        }

        var branch = (TreeBranch)node;
        var last = bounded ? SlotFor(branch, at, id) : branch.Size - 1;
        var found = -1;
        for (var slot = last; slot >= 0 && found < 0; slot--)
        {
            found = branch.LatestDues[slot] >= due ? LastDue(branch.Children[slot]!, height - 1, bounded && slot == last, at, id, due) : -1;
        }

        return found;
    }

    private int FirstDue(object node, int height, bool bounded, long at, in WorkItemId id, long due)
    {
        if (height == 0)
        {
            var leaf = (TreeLeaf)node;
            foreach (var entry in leaf.Run[(bounded ? UpTo(leaf, at, id).Length : 0)..])
            {
                if (items[entry.Item].Due >= due)
                {
                    return entry.Item;
                }
            }

            return -1;
        }

        var branch = (TreeBranch)node;
        var first = bounded ? SlotFor(branch, at, id) : 0;
        var found = -1;
        for (var slot = first; slot < branch.Size && found < 0; slot++)
        {
            found = branch.LatestDues[slot] >= due ? FirstDue(branch.Children[slot]!, height - 1, bounded && slot == first, at, id, due) : -1;
        }

        return found;
    }

    private ReadOnlySpan<TreeEntry> UpTo(TreeLeaf leaf, long at, in WorkItemId id)
    {
        var run = leaf.Run;
        var count = LowerBound(run, at, id);
        var included = count < run.Length && run[count].At == at && items[run[count].Item].Id == id;
        return run[..(included ? count + 1 : count)];
    }
}
