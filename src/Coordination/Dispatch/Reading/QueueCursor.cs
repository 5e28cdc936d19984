using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.Reading;

/// <summary>A walk along one level of one lane.</summary>
internal sealed class QueueCursor(Lane lane, int level, int group)
{
    private int _rank;

    public int Group { get; } = group;

    public bool HasNext => _rank < lane.Levels[level].Count;

    public int Next { get; private set; } = lane.Levels[level].First;

    public void Advance()
    {
        if (++_rank < lane.Levels[level].Count)
        {
            Next = ArrivalTrees.Select(lane.Levels[level], _rank);
        }
    }
}
