using Coordination.Dispatch.Queues;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class WakeHeapTests
{
    [Fact]
    public void Next_AfterManyChanges_IsTheEarliest()
    {
        var random = new Random(3);
        var heap = new WakeHeap();
        var model = new Dictionary<int, long>();
        for (var step = 0; step < 5_000; step++)
        {
            var id = random.Next(60);
            if (random.Next(3) == 0)
            {
                heap.Remove(id);
                model.Remove(id);
            }
            else
            {
                var at = random.Next(100) == 0 ? long.MaxValue : random.Next(1000);
                heap.Set(id, at);
                model[id] = at;
                if (at == long.MaxValue)
                {
                    model.Remove(id);
                }
            }

            heap.Next.ShouldBe(model.Count == 0 ? long.MaxValue : model.Values.Min());
            if (model.Count > 0)
            {
                model[heap.NextId].ShouldBe(heap.Next);
            }
        }
    }
}
