using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch;

public sealed partial class Dispatcher
{
    /// <summary>Per lane: when its oldest item loses a requirement. Within a lane ages are in order, so no item needs an alarm of its own.</summary>
    private readonly WakeHeap _relaxations = new();

    /// <summary>Per rare record of a waiting item: when it may be called, or when its next exclusion ends.</summary>
    private readonly WakeHeap _returns = new();

    /// <summary>Per person: when the next skill expires.</summary>
    private readonly WakeHeap _expiries = new();

    /// <summary>
    /// The earliest time at which something changes by itself: a requirement falls away, an exclusion ends, an item may be called,
    /// a skill expires. Null for never; a time that is past is dealt with by the next decision.
    /// </summary>
    public DateTimeOffset? NextWake => NextDue is var next && next == long.MaxValue ? null : Instant(next);

    /// <summary>The clock was set back: skills that had expired count again until their day ends.</summary>
    /// <remarks>What waits is put right by placing it again.</remarks>
    public void RestoreSkills(DateTimeOffset now)
    {
        foreach (var person in _staff.All)
        {
            if (person.IsKnown)
            {
                SetSkills(person, person.Plan!);
                RefreshFree(person);
            }
        }

        ProcessDue(now.UtcTicks);
    }

    /// <summary>The same in UTC ticks; <see cref="long.MaxValue"/> for never.</summary>
    internal long NextDue => Math.Min(_relaxations.Next, Math.Min(_returns.Next, _expiries.Next));

    // Nearly always nothing is due: the test is small enough to stand in every caller.
    private void ProcessDue(long now)
    {
        if (NextDue <= now)
        {
            ProcessAllDue(now);
        }
    }

    private void ProcessAllDue(long now)
    {
        while (_expiries.Next <= now)
        {
            var person = _staff[_expiries.NextId];
            person.Expire(now);
            _expiries.Set(person.Index, person.NextExpiry);
            Judge(person);
            _helpIsUnsettled = true;
        }

        while (_returns.Next <= now)
        {
            Requeue(_rares[_returns.NextId].Item, now);
        }

        while (_relaxations.Next <= now)
        {
            Relax(_lanes[_relaxations.NextId], now);
        }
    }

    private void Relax(Lane lane, long now)
    {
        for (var level = 0; level < Lane.LevelCount; level++)
        {
            while (lane.Levels[level].Count > 0 && lane.Levels[level].FirstAt + lane.Schedule.RelaxAfter <= now)
            {
                Requeue(lane.Levels[level].First, now);
            }
        }
    }

    private void Requeue(int item, long now)
    {
        ref var record = ref _items[item];
        TakeOut(item, ref record);
        Enqueue(item, ref record, now);
    }

    private void UpdateRelaxation(Lane lane)
    {
        if (lane.Schedule.Relaxed is not null && !lane.IsParked)
        {
            _relaxations.Set(lane.Index, lane.NextRelaxation);
        }
    }
}
