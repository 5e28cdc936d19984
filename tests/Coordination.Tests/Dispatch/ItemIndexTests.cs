using Coordination.Dispatch.Queues;
using Coordination.Requests;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class ItemIndexTests
{
    private readonly ItemSlab _items = new();
    private readonly ItemIndex _index;

    public ItemIndexTests() => _index = new ItemIndex(_items);

    [Fact]
    public void Find_AfterManyChanges_AgreesWithDictionary()
    {
        var random = new Random(7);
        var model = new Dictionary<WorkItemId, int>();
        for (var step = 0; step < 30_000; step++)
        {
            var id = new WorkItemId(Hall.Item(random.Next(500)).Request, random.Next(4));
            if (model.Remove(id, out var item))
            {
                _index.Remove(ItemIndex.HashOf(id), item);
                _items.Free(item);
            }
            else
            {
                model.Add(id, Add(id));
            }

            var other = new WorkItemId(Hall.Item(random.Next(500)).Request, random.Next(4));
            _index.Find(other).ShouldBe(model.GetValueOrDefault(other, -1));
        }

        model.ShouldAllBe(pair => _index.Find(pair.Key) == pair.Value);
    }

    [Fact]
    public void Find_UnknownItem_IsMinusOne() => _index.Find(Hall.Item(1)).ShouldBe(-1);

    private int Add(WorkItemId id)
    {
        _items.Allocate(out var item).Id = id;
        _index.Add(ItemIndex.HashOf(id), item);
        return item;
    }
}
