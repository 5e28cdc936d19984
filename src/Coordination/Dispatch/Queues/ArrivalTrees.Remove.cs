namespace Coordination.Dispatch.Queues;

internal sealed partial class ArrivalTrees
{
    /// <summary>A node of fewer entries joins a neighbour, where both fit into three quarters of one.</summary>
    private const int Sparse = Width / 4;

    /// <summary>Takes an item out.</summary>
    public void Remove(ref ArrivalQueue queue, int item)
    {
        ref var record = ref items[item];
        queue.Count--;
        if (queue.Height == 0)
        {
            var root = (TreeLeaf)queue.Root!;
            root.RemoveAt(queue.First == item ? 0 : LowerBound(root.Run, record.QueuedAt, record.Id));
        }
        else
        {
            var leaf = Descend(queue, record);
            leaf.RemoveAt(LowerBound(leaf.Run, record.QueuedAt, record.Id));
            Shrink(ref queue, record.Due);
        }

        if (queue.First == item && queue.Count > 0)
        {
            (queue.FirstAt, queue.First) = FirstOf(queue.Root!);
        }
    }

    /// <summary>Gives an empty queue's leaf to the others.</summary>
    public void Release(ref ArrivalQueue queue)
    {
        if (queue.Root is { } leaf)
        {
            Free(leaf);
            queue = default;
        }
    }

    private void Shrink(ref ArrivalQueue queue, long due)
    {
        for (var depth = queue.Height - 1; depth >= 0; depth--)
        {
            var (branch, slot) = (_path[depth], _slots[depth]);
            var child = branch.Children[slot]!;
            if (SizeOf(child) == 0)
            {
                Free(child);
                branch.CloseSlot(slot);
                continue;
            }

            branch.Counts[slot]--;
            branch.Firsts[slot] = FirstOf(child);
            if (branch.LatestDues[slot] == due)
            {
                branch.LatestDues[slot] = LatestDueOf(child, due);
            }

            if (SizeOf(child) < Sparse)
            {
                Join(branch, slot);
            }
        }

        while (queue.Root is TreeBranch { Size: 1 } root)
        {
            queue.Root = root.Children[0];
            queue.Height--;
            Free(root);
        }
    }

    private void Join(TreeBranch branch, int slot)
    {
        if (slot > 0 && Fits(branch, slot - 1))
        {
            Merge(branch, slot - 1);
        }
        else if (slot + 1 < branch.Size && Fits(branch, slot))
        {
            Merge(branch, slot);
        }
    }

    private static bool Fits(TreeBranch branch, int slot) =>
        SizeOf(branch.Children[slot]!) + SizeOf(branch.Children[slot + 1]!) <= Width - Sparse;

    private void Merge(TreeBranch branch, int slot)
    {
        var right = branch.Children[slot + 1]!;
        if (branch.Children[slot] is TreeLeaf leaf)
        {
            ((TreeLeaf)right).MoveTo(leaf, 0);
        }
        else
        {
            ((TreeBranch)right).MoveTo((TreeBranch)branch.Children[slot]!, 0);
        }

        branch.Counts[slot] += branch.Counts[slot + 1];
        branch.LatestDues[slot] = Math.Max(branch.LatestDues[slot], branch.LatestDues[slot + 1]);
        branch.CloseSlot(slot + 1);
        Free(right);
    }
}
