namespace Coordination.Dispatch.Queues;

internal sealed partial class ArrivalTrees
{
    /// <summary>Puts an item at its place.</summary>
    public void Insert(ref ArrivalQueue queue, int item)
    {
        ref var record = ref items[item];
        var entry = new TreeEntry(record.QueuedAt, item);
        if (queue.Count++ == 0)
        {
            queue.Root ??= TakeLeaf();
            (queue.First, queue.FirstAt) = (item, record.QueuedAt);
            ((TreeLeaf)queue.Root).InsertAt(0, entry);
            return;
        }

        if (queue.Height == 0 && ((TreeLeaf)queue.Root!).TryAppend(entry))
        {
            return;
        }

        if (record.QueuedAt <= queue.FirstAt && ItemRecord.Earlier(record, items[queue.First]))
        {
            (queue.First, queue.FirstAt) = (item, record.QueuedAt);
        }

        var leaf = Descend(queue, record);
        var split = InsertIntoLeaf(leaf, LowerBound(leaf.Run, entry.At, record.Id), entry);
        if (queue.Height > 0 || split is not null)
        {
            UpdatePath(ref queue, split, record.Due);
        }
    }

    private TreeLeaf Descend(in ArrivalQueue queue, in ItemRecord record)
    {
        var node = queue.Root!;
        for (var depth = 0; depth < queue.Height; depth++)
        {
            var branch = (TreeBranch)node;
            var slot = SlotFor(branch, record.QueuedAt, record.Id);
            _path[depth] = branch;
            _slots[depth] = slot;
            node = branch.Children[slot]!;
        }

        return (TreeLeaf)node;
    }

    /// <returns>The new right neighbour of a leaf that was full.</returns>
    private TreeLeaf? InsertIntoLeaf(TreeLeaf leaf, int index, TreeEntry entry)
    {
        if (leaf.Count < Width)
        {
            leaf.InsertAt(index, entry);
            return null;
        }

        var right = TakeLeaf();
        if (index == Width)
        {
            right.InsertAt(0, entry);
            return right;
        }

        leaf.MoveTo(right, Width / 2);
        var (half, at) = index <= Width / 2 ? (leaf, index) : (right, index - (Width / 2));
        half.InsertAt(at, entry);
        return right;
    }

    private void UpdatePath(ref ArrivalQueue queue, object? split, long due)
    {
        // A neighbour of one entry was split off at the end: the full node stays as it was, and its items are not read.
        // That holds for a branch only while everything below it stayed as it was, too.
        var intact = true;
        for (var depth = queue.Height - 1; depth >= 0; depth--)
        {
            var (branch, slot) = (_path[depth], _slots[depth]);
            if (split is null)
            {
                branch.Counts[slot]++;
                branch.LatestDues[slot] = Math.Max(branch.LatestDues[slot], due);
                branch.Firsts[slot] = FirstOf(branch.Children[slot]!);
            }
            else
            {
                intact &= SizeOf(split) == 1;
                if (!intact)
                {
                    Describe(branch, slot, branch.Children[slot]!);
                }

                split = InsertIntoBranch(branch, slot + 1, split);
            }
        }

        if (split is not null)
        {
            var root = TakeBranch();
            root.Size = 2;
            Describe(root, 0, queue.Root!);
            Describe(root, 1, split);
            queue.Root = root;
            queue.Height++;
        }
    }

    private TreeBranch? InsertIntoBranch(TreeBranch branch, int slot, object child)
    {
        TreeBranch? right = null;
        if (branch.Size == Width)
        {
            right = TakeBranch();
            var kept = slot == Width ? Width : Width / 2;
            branch.MoveTo(right, kept);
            if (slot > kept || slot == Width)
            {
                (branch, slot) = (right, slot - kept);
            }
        }

        branch.OpenSlot(slot);
        Describe(branch, slot, child);
        return right;
    }

    private void Describe(TreeBranch branch, int slot, object child)
    {
        branch.Children[slot] = child;
        branch.Firsts[slot] = FirstOf(child);
        branch.Counts[slot] = child is TreeLeaf leaf ? leaf.Count : ((TreeBranch)child).Total;
        branch.LatestDues[slot] = LatestDueOf(child);
    }
}
