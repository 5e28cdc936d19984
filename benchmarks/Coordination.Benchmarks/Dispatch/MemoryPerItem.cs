using Coordination.Requests;

namespace Coordination.Benchmarks.Dispatch;

/// <summary>Bytes of the heap per waiting item.</summary>
internal static class MemoryPerItem
{
    public static (double Item, double Baseline) Measure(int waiting)
    {
        var load = new Load(departments: 4, peopleEach: 25, skills: 3);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        load.Fill(waiting);
        var item = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(load);
        return ((double)item / waiting, Baseline(waiting));
    }

    private static double Baseline(int waiting)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var queue = new PriorityQueue<WorkItemId, (int Urgency, long Arrival)>();
        for (var count = 0; count < waiting; count++)
        {
            queue.Enqueue(new WorkItemId(default, count), ((count % 5) + 1, count));
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(queue);
        return (double)bytes / waiting;
    }
}
