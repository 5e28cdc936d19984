using Coordination.Dispatch.People;

namespace Coordination.Dispatch.Queues;

/// <summary>Items that the very same people may take: of one queue, one cost and one set of excluded people.</summary>
/// <remarks>
/// That is what makes a decision cheap: whether somebody may take an item is a property of its lane, so only the first item
/// of each level of a lane is ever looked at. Lanes without exclusions are kept; the others go when they are empty.
/// </remarks>
internal sealed class Lane(int index, WorkQueue queue, RequirementSchedule schedule, int cost, int[] excluded)
{
    /// <summary>How many levels of urgency there are.</summary>
    public const int LevelCount = 5;

    /// <summary>One queue per level, most urgent first.</summary>
    public readonly ArrivalQueue[] Levels = new ArrivalQueue[LevelCount];

    /// <summary>A bit per level that has items.</summary>
    public int Mask;

    public int Count;

    /// <summary>The place among its queue's active lanes, or -1.</summary>
    public int ActivePlace = -1;

    public int Index { get; } = index;

    public WorkQueue Queue { get; } = queue;

    public RequirementSchedule Schedule { get; } = schedule;

    public int Cost { get; } = cost;

    /// <summary>Who holds what its items require. Kept here, so that whoever looks for somebody free need not go by way of the queue.</summary>
    public PersonSet Qualified { get; } = queue.Skills.Qualified;

    /// <summary>Whose home its department is.</summary>
    public PersonSet Members { get; } = queue.Department.Members;

    /// <summary>People who are not given these items, by number, in order.</summary>
    public int[] Excluded { get; } = excluded;

    /// <summary>Whether its items wait for a time and may not be given.</summary>
    public bool IsDeferred => Queue.IsDeferred;

    /// <summary>When its oldest item loses a requirement; <see cref="long.MaxValue"/> for never.</summary>
    public long NextRelaxation =>
        Schedule.Relaxed is null || IsDeferred || Count == 0 ? long.MaxValue : Oldest + Schedule.RelaxAfter;

    /// <summary>The age of the oldest item; only while there is one.</summary>
    public long Oldest
    {
        get
        {
            var oldest = long.MaxValue;
            foreach (ref var level in Levels.AsSpan())
            {
                oldest = level.Count > 0 ? Math.Min(oldest, level.FirstAt) : oldest;
            }

            return oldest;
        }
    }

    public bool Excludes(int person) => Excluded.Length > 0 && Array.BinarySearch(Excluded, person) >= 0;
}
