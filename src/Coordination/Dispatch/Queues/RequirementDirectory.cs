using System.Diagnostics.CodeAnalysis;
using Coordination.Dispatch.People;

namespace Coordination.Dispatch.Queues;

/// <summary>Gives sets of required skills and their schedules numbers; equal ones are one object.</summary>
internal sealed class RequirementDirectory
{
    private readonly Dictionary<SkillLevel[], SkillSet> _sets = new(new ContentComparer<SkillLevel>());
    private readonly Dictionary<Requirement[], RequirementSchedule> _schedules = new(new ContentComparer<Requirement>());
    private readonly List<SkillSet> _allSets = [];

    /// <summary>Every set, in the order they were first needed.</summary>
    public IReadOnlyList<SkillSet> Sets => _allSets;

    /// <summary>Called with a new set, to find who is qualified.</summary>
    public required Action<SkillSet> Created { get; init; }

    public RequirementSchedule ScheduleOf(IEnumerable<Requirement> requirements) =>
        ScheduleOfSorted([.. requirements.OrderBy(need => need.RelaxAfter).ThenBy(need => need.Skill).ThenBy(need => need.Level)]);

    private SkillSet SetOf(IEnumerable<Requirement> requirements)
    {
        var required = requirements.Select(need => new SkillLevel(need.Skill, need.Level))
            .Distinct().OrderBy(level => level.Skill).ThenBy(level => level.Level).ToArray();
        if (!_sets.TryGetValue(required, out var set))
        {
            _sets.Add(required, set = new SkillSet(required));
            _allSets.Add(set);
            Created(set);
        }

        return set;
    }

    /// <param name="sorted">Those that fall away first stand first.</param>
    private RequirementSchedule ScheduleOfSorted(Requirement[] sorted)
    {
        if (!_schedules.TryGetValue(sorted, out var schedule))
        {
            var first = sorted.Length > 0 ? sorted[0].RelaxAfter : long.MaxValue;
            var relaxed = first == long.MaxValue ? null : ScheduleOfSorted(Array.FindAll(sorted, need => need.RelaxAfter != first));
            _schedules.Add(sorted, schedule = new RequirementSchedule(_schedules.Count, SetOf(sorted), first, relaxed));
        }

        return schedule;
    }

    private sealed class ContentComparer<T> : IEqualityComparer<T[]>
        where T : struct, IEquatable<T>
    {
        public bool Equals(T[]? x, T[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] T[] obj)
        {
            var hash = default(HashCode);
            foreach (var element in obj)
            {
                hash.Add(element);
            }

            return hash.ToHashCode();
        }
    }
}

/// <summary>A required skill, by number.</summary>
/// <param name="Skill">Which.</param>
/// <param name="Level">At least this level.</param>
/// <param name="RelaxAfter">After so many ticks of waiting it falls away; <see cref="long.MaxValue"/> for never.</param>
internal readonly record struct Requirement(int Skill, int Level, long RelaxAfter);
