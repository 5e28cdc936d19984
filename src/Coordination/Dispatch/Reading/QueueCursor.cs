using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.Reading;

/// <summary>A walk along a part of one level of one lane.</summary>
/// <param name="lane">The lane.</param>
/// <param name="level">The level from 0.</param>
/// <param name="group">Of cursors with one number, the older item goes first.</param>
/// <param name="begin">The rank of the first item.</param>
/// <param name="end">The rank after the last.</param>
internal sealed class QueueCursor(Lane lane, int level, int group, int begin, int end)
{
    private int _rank = begin;

    public int Group { get; } = group;

    public bool HasNext => _rank < end;

    public int Next { get; private set; } = begin < end ? ArrivalTrees.Select(lane.Levels[level], begin) : -1;

    public void Advance()
    {
        if (++_rank < end)
        {
            Next = ArrivalTrees.Select(lane.Levels[level], _rank);
        }
    }
}
