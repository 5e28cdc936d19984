using Coordination.Dispatch;
using Coordination.Dispatch.Core;
using Coordination.Dispatch.Queues;
using Coordination.Requests;

namespace Coordination.Benchmarks.Dispatch;

/// <summary>What a simulation asks for: one department, three people, five levels, short queues.</summary>
/// <remarks>Arrivals are made beforehand and come again and again, so that the calls are timed and not the making of ids.</remarks>
internal sealed class SmallHallRounds
{
    private const int Repetitions = 500_000;
    private const int Kept = 4_096;
    private const int Waiting = 8;
    private const int People = 3;
    private const long TicksBetween = 10_000;

    private readonly Load _load = new(departments: 1, peopleEach: People, skills: 1);
    private readonly WaitingItem[] _arrivals;
    private long _arrived;

    private SmallHallRounds() => _arrivals = [.. Enumerable.Range(0, Kept).Select(_ => _load.Next() with { Due = null })];

    private DateTimeOffset Now => Load.Start.AddTicks(_arrived * TicksBetween);

    /// <summary>The four calls by id; the three calls by slot that do the same; the plainest queue.</summary>
    public static (double ById, double BySlot, double Baseline) Measure() =>
        (new SmallHallRounds().ById(), new SmallHallRounds().BySlot(), Baseline());

    private double ById()
    {
        var (hall, held) = (_load.Dispatcher, new Queue<WorkItemId>(People));
        for (var count = 0; count < Waiting; count++)
        {
            hall.Place(Next(), Now);
        }

        return Timing.Median(Repetitions, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                hall.Place(Next(), Now);
                if (held.Count == People)
                {
                    hall.Remove(held.Dequeue(), Now);
                }

                if (hall.TryNext(Now, out var decision))
                {
                    hall.Hold(new HeldItem(decision.Item, _arrivals[0].Class, decision.Why.Urgency, decision.Staff, Now), Now);
                    held.Enqueue(decision.Item);
                }
            }
        });
    }

    private double BySlot()
    {
        var (hall, held) = (Core(), new Queue<ItemSlot>(People));
        for (var count = 0; count < Waiting; count++)
        {
            PlaceNext();
        }

        return Timing.Median(Repetitions, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                PlaceNext();
                if (held.Count == People)
                {
                    hall.Remove(held.Dequeue(), Now.UtcTicks);
                }

                if (hall.TryAssign(Now.UtcTicks, out var item, out _))
                {
                    held.Enqueue(item);
                }
            }
        });

        void PlaceNext()
        {
            ref var next = ref Arrival();
            hall.Place(next.Item, next.Class, (byte)((int)next.Urgency - 1), Now.UtcTicks, ItemRecord.NoDue, 0, Now.UtcTicks);
        }
    }

    /// <summary>The same hall by numbers: classes are told in the same order and so have the same handles.</summary>
    private DispatchCore Core()
    {
        var core = new DispatchCore();
        var directory = new DispatchDirectory(core);
        directory.Configure(_load.Plan, crisis: false);
        foreach (var person in _load.Staff)
        {
            directory.SetStaff(person);
        }

        foreach (var workClass in _load.Classes)
        {
            directory.Intern(workClass);
        }

        return core;
    }

    private WaitingItem Next()
    {
        ref var next = ref Arrival();
        return next with { QueuedAt = Now };
    }

    private ref WaitingItem Arrival() => ref _arrivals[++_arrived % Kept];

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
                if (queue.Count > Waiting)
                {
                    queue.Dequeue();
                }
            }
        });
    }
}
