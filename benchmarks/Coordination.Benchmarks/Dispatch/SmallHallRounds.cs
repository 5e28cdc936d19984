using Coordination.Dispatch;
using Coordination.Requests;

namespace Coordination.Benchmarks.Dispatch;

/// <summary>What a simulation asks for: one department, three people, five levels, short queues.</summary>
internal static class SmallHallRounds
{
    private const int Repetitions = 500_000;

    public static (double Customer, double Baseline) Measure()
    {
        var load = new Load(departments: 1, peopleEach: 3, skills: 1);
        var held = new Queue<WorkItemId>();
        load.Fill(8);
        return (Timing.Median(Repetitions, count => Serve(load, held, count)), Baseline());
    }

    private static void Serve(Load load, Queue<WorkItemId> held, int count)
    {
        for (var turn = 0; turn < count; turn++)
        {
            load.Dispatcher.Place(load.Next(), load.Now);
            if (held.Count == 3)
            {
                load.Dispatcher.Remove(held.Dequeue(), load.Now);
            }

            if (load.Dispatcher.TryNext(load.Now, out var decision))
            {
                load.Dispatcher.Hold(load.Held(decision), load.Now);
                held.Enqueue(decision.Item);
            }
        }
    }

    private static double Baseline()
    {
        var random = new Random(1);
        var queue = new PriorityQueue<WorkItemId, (int Urgency, long Arrival)>();
        var arrivals = 0L;
        return Timing.Median(Repetitions, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                queue.Enqueue(new WorkItemId(default, (int)arrivals), (1 + random.Next(5), arrivals++));
                if (queue.Count > 8)
                {
                    queue.Dequeue();
                }
            }
        });
    }
}
