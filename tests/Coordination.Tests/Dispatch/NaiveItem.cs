using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Tests.Dispatch;

internal enum NaiveState
{
    Waiting,
    Reserved,
    Held,
}

/// <summary>An item of the naive dispatcher.</summary>
internal sealed class NaiveItem(WorkItemId id)
{
    public WorkItemId Id { get; } = id;

    public WorkClass Class { get; set; } = null!;

    public Urgency Urgency { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    public DateTimeOffset? NotBefore { get; set; }

    public DateTimeOffset? Due { get; set; }

    public ImmutableArray<Exclusion> Exclusions { get; set; } = [];

    public NaiveState State { get; set; }

    public StaffId Holder { get; set; }

    public bool IsWaiting => State == NaiveState.Waiting;

    public bool IsEarly(DateTimeOffset now) => NotBefore > now;

    public IEnumerable<SkillRequirement> Required(DateTimeOffset now) => Class.Skills.Where(skill =>
        skill.RelaxAfterMinutes is not { } minutes || QueuedAt.AddMinutes(minutes) > now);

    /// <summary>What is required, as text: items of equal text are of one queue.</summary>
    public string QueueKey(DateTimeOffset now) =>
        string.Join(';', Required(now).Select(skill => $"{skill.Skill}:{skill.Level}").Distinct().Order(StringComparer.Ordinal));

    public bool Excludes(StaffId staff, DateTimeOffset now) => Exclusions.Any(exclusion => exclusion.Staff == staff && exclusion.Until > now);

    /// <summary>What tells apart those that the very same people may take, now and later: skills with the times at which they fall away, cost, and who is excluded.</summary>
    public string LaneKey(DateTimeOffset now) => string.Join(
        '|',
        string.Join(';', Required(now).Select(skill => $"{skill.Skill}:{skill.Level}:{skill.RelaxAfterMinutes}").Distinct().Order(StringComparer.Ordinal)),
        Class.Cost,
        string.Join(',', Exclusions.Where(exclusion => exclusion.Until > now).Select(exclusion => exclusion.Staff.ToString()).Distinct().Order(StringComparer.Ordinal)));

    public bool IsOlderThan(NaiveItem other) =>
        QueuedAt != other.QueuedAt ? QueuedAt < other.QueuedAt : Id.CompareTo(other.Id) < 0;
}

/// <summary>A person of the naive dispatcher.</summary>
internal sealed class NaivePerson(StaffId id)
{
    public StaffId Id { get; } = id;

    public StaffPlan? Plan { get; set; }

    public bool Available { get; set; }

    public DateTimeOffset IdleSince { get; set; } = DateTimeOffset.MinValue;

    public void Touch(DateTimeOffset at) => IdleSince = at > IdleSince ? at : IdleSince;
}
