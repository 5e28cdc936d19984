using System.Diagnostics.CodeAnalysis;
using Coordination.Dispatch.People;

namespace Coordination.Dispatch.Queues;

/// <summary>Finds and makes queues and lanes. Looked up, never enumerated.</summary>
internal sealed class LaneDirectory
{
    private readonly Dictionary<Key, Lane> _byKey = [];
    private readonly Dictionary<(DepartmentSlot Department, SkillSet Skills), WorkQueue> _queues = [];
    private readonly List<Lane?> _lanes = [];
    private readonly Stack<int> _free = [];

    public Lane this[int lane] => _lanes[lane]!;

    public Lane Find(DepartmentSlot department, RequirementSchedule schedule, int cost, int[] excluded)
    {
        var key = new Key(department.Index, schedule.Index, cost, excluded);
        if (!_byKey.TryGetValue(key, out var lane))
        {
            _byKey.Add(key, lane = Make(QueueOf(department, schedule.Now), schedule, cost, excluded));
        }

        return lane;
    }

    public Lane DeferredOf(DepartmentSlot department, RequirementSchedule none) =>
        department.Deferred ??= Make(new WorkQueue(department, none.Now, deferred: true), none, 0, []);

    /// <summary>Forgets an empty lane that was made for excluded people; the others stay.</summary>
    public bool Release(Lane lane)
    {
        if (lane.Excluded.Length == 0)
        {
            return false;
        }

        _byKey.Remove(new Key(lane.Queue.Department.Index, lane.Schedule.Index, lane.Cost, lane.Excluded));
        _lanes[lane.Index] = null;
        _free.Push(lane.Index);
        return true;
    }

    private WorkQueue QueueOf(DepartmentSlot department, SkillSet skills)
    {
        if (!_queues.TryGetValue((department, skills), out var queue))
        {
            _queues.Add((department, skills), queue = new WorkQueue(department, skills, deferred: false));
        }

        return queue;
    }

    private Lane Make(WorkQueue queue, RequirementSchedule schedule, int cost, int[] excluded)
    {
        if (!_free.TryPop(out var index))
        {
            index = _lanes.Count;
            _lanes.Add(null);
        }

        var lane = new Lane(index, queue, schedule, cost, excluded);
        _lanes[index] = lane;
        return lane;
    }

    private readonly struct Key(int department, int schedule, int cost, int[] excluded) : IEquatable<Key>
    {
        private readonly (int, int, int) _numbers = (department, schedule, cost);
        private readonly int[] _excluded = excluded;

        public bool Equals(Key other) => _numbers == other._numbers && _excluded.AsSpan().SequenceEqual(other._excluded);

        public override bool Equals([NotNullWhen(true)] object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(_numbers);
            foreach (var person in _excluded)
            {
                hash.Add(person);
            }

            return hash.ToHashCode();
        }
    }
}
