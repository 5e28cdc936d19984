using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Benchmarks.Dispatch;

/// <summary>One decision among many: somebody finishes, the next item is decided and held, another one arrives.</summary>
internal static class DecisionRounds
{
    private const int Repetitions = 600_000;

    public static (double Decision, double Baseline) Measure(int waiting, OrderPolicyKind order)
    {
        var load = new Load(departments: 4, peopleEach: 25, skills: 3, order);
        load.Fill(waiting + 100);
        var held = new Queue<WorkItemId>();
        while (load.Dispatcher.TryNext(load.Now, out var decision))
        {
            held.Enqueue(Hold(load, decision));
        }

        var measured = Timing.Median(Repetitions, count => Decide(load, held, count));
        return (measured, Baseline(waiting));
    }

    private static void Decide(Load load, Queue<WorkItemId> held, int count)
    {
        var dispatcher = load.Dispatcher;
        for (var turn = 0; turn < count; turn++)
        {
            dispatcher.Remove(held.Dequeue(), load.Now);
            if (!dispatcher.TryNext(load.Now, out var decision))
            {
                throw new InvalidOperationException("Somebody is free and nothing was decided.");
            }

            held.Enqueue(Hold(load, decision));
            dispatcher.Place(load.Next(decision.Item), load.Now);
        }
    }

    private static WorkItemId Hold(Load load, in DispatchDecision decision)
    {
        load.Dispatcher.Hold(load.Held(decision), load.Now);
        return decision.Item;
    }

    /// <summary>The plainest queue there is: no skills, no people, no rules, no way to find or remove an item.</summary>
    private static double Baseline(int waiting)
    {
        var random = new Random(1);
        var queue = new PriorityQueue<WorkItemId, (int Urgency, long Arrival)>();
        var arrivals = 0L;
        for (var count = 0; count < waiting; count++)
        {
            Enqueue();
        }

        return Timing.Median(Repetitions, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                queue.Dequeue();
                Enqueue();
            }
        });

        void Enqueue() => queue.Enqueue(new WorkItemId(default, (int)arrivals), (1 + random.Next(5), arrivals++));
    }
}
