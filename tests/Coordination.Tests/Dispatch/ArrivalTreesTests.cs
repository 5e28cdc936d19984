using Coordination.Dispatch.Queues;
using Coordination.Requests;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class ArrivalTreesTests
{
    private readonly ItemSlab _items = new();
    private readonly ArrivalTrees _trees;
    private ArrivalQueue _queue;
    private int _inserted;

    public ArrivalTreesTests() => _trees = new ArrivalTrees(_items);

    [Fact]
    public void InsertAndRemove_AtRandom_KeepOrderRanksAndDeadlines() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => new ArrivalTreesTests().Churn(seed, 1200)));

    [Fact]
    public void InsertAndRemove_AfterBulkAppends_KeepOrderRanksAndDeadlines() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(15),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => new ArrivalTreesTests().ChurnAfterAppends(seed)));

    // Three levels of nodes: full ones from appending, half ones from arrivals of any age, sparse ones from those who leave.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void InsertAndRemove_OfTensOfThousands_KeepWhatEveryBranchSaysOfItsChildren(int seed)
    {
        var random = new Random(seed);
        var model = new List<int>();
        var newest = 0;
        for (var count = 0; count < 30_000; count++)
        {
            InsertBoth(model, newest += random.Next(3), random);
        }

        Churn(model, random, 12_000, () => random.Next(5) > 0, () => random.Next(4) == 0 ? newest += random.Next(3) : random.Next(newest));
        Churn(model, random, 30_000, () => random.Next(5) == 0, () => random.Next(newest));
        Churn(model, random, model.Count - 10, () => false, () => newest);
        _queue.Height.ShouldBe(0);
    }

    // A rebuild appends in order and so leaves full leaves below full branches: the last leaf of each is halved here.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Insert_IntoTheLastLeafOfAFullBranch_KeepsRanksAndDeadlines(int branch)
    {
        const int perBranch = ArrivalTrees.Width * ArrivalTrees.Width;
        var model = Enumerable.Range(0, 3 * perBranch).Select(number => Insert(number, 2 * number, number)).ToList();
        var place = ((branch + 1) * perBranch) - (ArrivalTrees.Width / 2);
        model.Insert(place, Insert(model.Count, (2 * place) - 1, 0));
        for (var round = 0; round < 20; round++)
        {
            Compare(model, new Random(round));
        }
    }

    [Fact]
    public void Insert_InArrivalOrder_FillsNodesAndSelectsByRank()
    {
        for (var number = 0; number < 20_000; number++)
        {
            Insert(number, number, ItemRecord.NoDue);
        }

        _queue.Height.ShouldBe(2);
        for (var rank = 0; rank < 20_000; rank += 777)
        {
            var item = ArrivalTrees.Select(_queue, rank);
            _items[item].QueuedAt.ShouldBe(rank);
            _trees.Rank(_queue, rank, _items[item].Id).ShouldBe(rank);
        }
    }

    [Fact]
    public void Remove_FromTheFront_LeavesNothingBehind()
    {
        var items = Enumerable.Range(0, 10_000).Select(number => Insert(number, number / 100, number)).ToList();
        foreach (var item in items)
        {
            _queue.First.ShouldBe(item);
            _trees.Remove(ref _queue, item);
        }

        _queue.Root.ShouldBeOfType<TreeLeaf>().Count.ShouldBe(0);
        (_queue.Count, _queue.Height).ShouldBe((0, 0));
        _trees.Release(ref _queue);
        _queue.Root.ShouldBeNull();
    }

    [Fact]
    public void Remove_AllButAFew_JoinsSparseNodes()
    {
        var items = Enumerable.Range(0, 64 * 64 * 2).Select(number => Insert(number, number, number)).ToList();
        foreach (var item in items.Where((_, place) => place % 100 != 0))
        {
            _trees.Remove(ref _queue, item);
        }

        _queue.Height.ShouldBeLessThanOrEqualTo(1);
        Enumerable.Range(0, _queue.Count).Select(rank => _items[ArrivalTrees.Select(_queue, rank)].QueuedAt % 100).ShouldAllBe(rest => rest == 0);
    }

    private void Churn(int seed, int steps)
    {
        var random = new Random(seed);
        var model = new List<int>();
        for (var step = 0; step < steps; step++)
        {
            // It grows over the first two thirds and shrinks over the last one.
            var growing = step < steps * 2 / 3;
            if (model.Count == 0 || (random.Next(3) == 0) != growing)
            {
                var due = random.Next(4) == 0 ? ItemRecord.NoDue : random.Next(50);
                Place(model, Insert(step, random.Next(4) == 0 ? random.Next(steps) : step / 7, due));
            }
            else
            {
                var place = random.Next(3) == 0 ? random.Next(model.Count) : 0;
                _trees.Remove(ref _queue, model[place]);
                model.RemoveAt(place);
            }

            if (step % 13 == 0)
            {
                Compare(model, random);
            }
        }
    }

    /// <summary>As after a rebuild: thousands in order, then arrivals of any age, more in order, and items that leave.</summary>
    private void ChurnAfterAppends(int seed)
    {
        var random = new Random(seed);
        var model = new List<int>();
        var newest = 0;
        for (var round = 0; round < 4; round++)
        {
            for (var count = random.Next(2_000, 4_000); count > 0; count--)
            {
                newest += 1 + random.Next(3);
                InsertBoth(model, newest, random);
            }

            for (var count = random.Next(400); count > 0; count--)
            {
                InsertBoth(model, random.Next(newest), random);
            }

            Compare(model, random);
            for (var count = random.Next(400); count > 0; count--)
            {
                var place = random.Next(model.Count);
                _trees.Remove(ref _queue, model[place]);
                model.RemoveAt(place);
            }

            Compare(model, random);
        }
    }

    /// <summary>Inserts where told to, else takes out the oldest one or any, and compares now and then.</summary>
    private void Churn(List<int> model, Random random, int steps, Func<bool> inserts, Func<int> age)
    {
        for (var step = 0; step < steps; step++)
        {
            if (inserts())
            {
                InsertBoth(model, age(), random);
            }
            else
            {
                var place = random.Next(3) == 0 ? 0 : random.Next(model.Count);
                _trees.Remove(ref _queue, model[place]);
                model.RemoveAt(place);
            }

            if (step % 1_500 == 0)
            {
                Compare(model, random);
            }
        }

        Compare(model, random);
    }

    private void InsertBoth(List<int> model, int at, Random random) =>
        Place(model, Insert(_inserted++, at, random.Next(10) == 0 ? ItemRecord.NoDue : random.Next(50)));

    private void Place(List<int> model, int item)
    {
        var place = model.BinarySearch(item, Comparer<int>.Create((a, b) => a == b ? 0 : ItemRecord.Earlier(_items[a], _items[b]) ? -1 : 1));
        model.Insert(~place, item);
    }

    private void Compare(List<int> model, Random random)
    {
        _queue.Count.ShouldBe(model.Count);
        if (model.Count == 0)
        {
            _queue.Height.ShouldBe(0);
            _trees.Rank(_queue, 0, default).ShouldBe(0);
            _trees.FirstDue(_queue, 0).ShouldBe(-1);
            return;
        }

        _queue.First.ShouldBe(model[0]);
        _queue.FirstAt.ShouldBe(_items[model[0]].QueuedAt);
        Audit(_queue.Root!, _queue.Height).Count.ShouldBe(model.Count);
        Enumerable.Range(0, model.Count).Select(rank => ArrivalTrees.Select(_queue, rank)).SequenceEqual(model).ShouldBeTrue("by rank");
        var place = random.Next(model.Count);
        ref var key = ref _items[model[place]];
        _trees.Rank(_queue, key.QueuedAt, key.Id).ShouldBe(place);
        _trees.CountWhile(_queue, new OlderThan(key.QueuedAt)).ShouldBe(model.Count(item => _items[item].QueuedAt < _items[model[place]].QueuedAt));
        var upTo = model.Take(place + 1).ToList();
        _trees.LatestDueUpTo(_queue, key.QueuedAt, key.Id).ShouldBe(upTo.Max(item => _items[item].Due));
        long due = random.Next(60);
        _trees.LastDueUpTo(_queue, key.QueuedAt, key.Id, due).ShouldBe(LastOf(upTo, due));
        _trees.FirstDueAfter(_queue, key.QueuedAt, key.Id, due).ShouldBe(FirstOf(model.Skip(place + 1), due));
        _trees.FirstDue(_queue, due).ShouldBe(FirstOf(model, due));
    }

    /// <summary>Recomputes from the items what every branch says of its children, and that the leaves' entries are in order.</summary>
    /// <remarks>It runs for each of thousands of nodes: sequences are compared without the slower comparison that names what differs.</remarks>
    private (TreeEntry First, int Count, long LatestDue) Audit(object node, int height)
    {
        if (height == 0)
        {
            var run = node.ShouldBeOfType<TreeLeaf>().Run.ToArray();
            Array.TrueForAll(run, entry => entry.At == _items[entry.Item].QueuedAt).ShouldBeTrue("a leaf's ages");
            run.Zip(run.Skip(1), (entry, next) => ItemRecord.Earlier(_items[entry.Item], _items[next.Item])).All(earlier => earlier).ShouldBeTrue("a leaf's order");
            return (run[0], run.Length, run.Max(entry => _items[entry.Item].Due));
        }

        var branch = node.ShouldBeOfType<TreeBranch>();
        var children = branch.Children[..branch.Size].Select(child => Audit(child!, height - 1)).ToList();
        Array.TrueForAll(branch.Children[branch.Size..], child => child is null).ShouldBeTrue("a branch's room");
        branch.Firsts[..branch.Size].SequenceEqual(children.Select(child => child.First)).ShouldBeTrue("a branch's firsts");
        branch.Counts[..branch.Size].SequenceEqual(children.Select(child => child.Count)).ShouldBeTrue("a branch's counts");
        branch.LatestDues[..branch.Size].SequenceEqual(children.Select(child => child.LatestDue)).ShouldBeTrue("a branch's latest dues");
        return (children[0].First, children.Sum(child => child.Count), children.Max(child => child.LatestDue));
    }

    private int FirstOf(IEnumerable<int> items, long due) => items.Where(item => _items[item].Due >= due).Append(-1).First();

    private int LastOf(IEnumerable<int> items, long due) => items.Where(item => _items[item].Due >= due).Prepend(-1).Last();

    private int Insert(int number, long at, long due)
    {
        ref var record = ref _items.Allocate(out var item);
        (record.Id, record.QueuedAt, record.Due) = (Hall.Item(number), at, due);
        _trees.Insert(ref _queue, item);
        return item;
    }

    private readonly struct OlderThan(long at) : IItemPredicate
    {
        public bool Holds(in ItemRecord item) => item.QueuedAt < at;
    }
}
