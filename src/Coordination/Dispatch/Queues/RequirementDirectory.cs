using System.Collections.Immutable;
using Coordination.Dispatch.People;
using Coordination.Plans;

namespace Coordination.Dispatch.Queues;

/// <summary>Gives skills, sets of skills and schedules their numbers; equal ones are one object.</summary>
internal sealed class RequirementDirectory
{
    private readonly Dictionary<SkillId, int> _skills = [];
    private readonly Dictionary<string, SkillSet> _sets = [];
    private readonly Dictionary<string, RequirementSchedule> _schedules = [];
    private readonly List<SkillSet> _allSets = [];

    /// <summary>Every set, in the order they were first needed.</summary>
    public IReadOnlyList<SkillSet> Sets => _allSets;

    /// <summary>Called with a new set, to find who is qualified.</summary>
    public required Action<SkillSet> Created { get; init; }

    public int SkillOf(SkillId id)
    {
        if (!_skills.TryGetValue(id, out var skill))
        {
            _skills.Add(id, skill = _skills.Count);
        }

        return skill;
    }

    public RequirementSchedule ScheduleOf(ImmutableArray<SkillRequirement> requirements)
    {
        var sorted = requirements.IsDefaultOrEmpty
            ? []
            : requirements.OrderBy(requirement => requirement.RelaxAfterMinutes ?? int.MaxValue)
                .ThenBy(requirement => requirement.Skill).ThenBy(requirement => requirement.Level).ToArray();
        return ScheduleOf(sorted);
    }

    public SkillSet SetOf(IEnumerable<SkillRequirement> requirements)
    {
        var required = requirements.Select(requirement => new SkillLevel(SkillOf(requirement.Skill), requirement.Level))
            .Distinct().OrderBy(level => level.Skill).ThenBy(level => level.Level).ToArray();
        var key = string.Join(';', required);
        if (!_sets.TryGetValue(key, out var set))
        {
            _sets.Add(key, set = new SkillSet(required));
            _allSets.Add(set);
            Created(set);
        }

        return set;
    }

    /// <param name="sorted">Those that fall away first stand first.</param>
    private RequirementSchedule ScheduleOf(ReadOnlySpan<SkillRequirement> sorted)
    {
        var requirements = sorted.ToArray();
        var key = string.Join(';', requirements.Select(requirement => $"{requirement.Skill}:{requirement.Level}:{requirement.RelaxAfterMinutes}"));
        if (!_schedules.TryGetValue(key, out var schedule))
        {
            var first = requirements.Length > 0 ? requirements[0].RelaxAfterMinutes : null;
            var relaxed = first is null ? null : ScheduleOf(Array.FindAll(requirements, requirement => requirement.RelaxAfterMinutes != first));
            var after = first is { } minutes ? minutes * TimeSpan.TicksPerMinute : long.MaxValue;
            _schedules.Add(key, schedule = new RequirementSchedule(_schedules.Count, SetOf(requirements), after, relaxed));
        }

        return schedule;
    }
}
