namespace Coordination.Dispatch.Queues;

/// <summary>The queues' trees: counted B+-trees in arrival order, with nodes of 64 from a common pool.</summary>
/// <remarks>
/// <para>Every branch keeps of each child the first item, the number of items and the latest deadline; so placing, removing,
/// ranking and selecting are O(log₆₄ n) nodes, and a million items are four nodes deep. Most items arrive at the end and
/// leave at the front: a node split at its end stays full, and taking the first of a leaf moves nothing.</para>
/// <para>Equal ages go by id, read from the item's record; an item must not change its age, id or deadline while it is in a tree.</para>
/// </remarks>
internal sealed partial class ArrivalTrees(ItemSlab items)
{
    /// <summary>Entries of a node.</summary>
    public const int Width = 64;

    private const int MaximumHeight = 12;
    private readonly TreeBranch[] _path = new TreeBranch[MaximumHeight];
    private readonly int[] _slots = new int[MaximumHeight];
    private TreeLeaf? _freeLeaves;
    private TreeBranch? _freeBranches;

    private TreeLeaf TakeLeaf()
    {
        if (_freeLeaves is not { } leaf)
        {
            return new TreeLeaf();
        }

        _freeLeaves = leaf.NextFree;
        leaf.NextFree = null;
        return leaf;
    }

    private TreeBranch TakeBranch()
    {
        if (_freeBranches is not { } branch)
        {
            return new TreeBranch();
        }

        _freeBranches = branch.NextFree;
        branch.NextFree = null;
        return branch;
    }

    private void Free(object node)
    {
        if (node is TreeLeaf leaf)
        {
            leaf.Start = leaf.Count = 0;
            leaf.NextFree = _freeLeaves;
            _freeLeaves = leaf;
            return;
        }

        var branch = (TreeBranch)node;
        branch.Children.AsSpan(0, branch.Size).Clear();
        branch.Size = 0;
        branch.NextFree = _freeBranches;
        _freeBranches = branch;
    }

    private static TreeEntry FirstOf(object node) =>
        node is TreeLeaf leaf ? leaf.Entries[leaf.Start] : ((TreeBranch)node).Firsts[0];

    private static int SizeOf(object node) => node is TreeLeaf leaf ? leaf.Count : ((TreeBranch)node).Size;

    /// <summary>The latest deadline below a node; the search ends at <paramref name="bound"/>, which nothing exceeds.</summary>
    private long LatestDueOf(object node, long bound = ItemRecord.NoDue)
    {
        var latest = long.MinValue;
        if (node is TreeLeaf leaf)
        {
            foreach (var entry in leaf.Run)
            {
                latest = Math.Max(latest, items[entry.Item].Due);
                if (latest >= bound)
                {
                    break;
                }
            }

            return latest;
        }

        var branch = (TreeBranch)node;
        foreach (var due in branch.LatestDues.AsSpan(0, branch.Size))
        {
            latest = Math.Max(latest, due);
            if (latest >= bound)
            {
                break;
            }
        }

        return latest;
    }
}
