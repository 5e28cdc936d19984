using System.Collections.Immutable;
using System.Globalization;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Simulation.Inference;
using Coordination.Staff;

namespace Coordination.Simulation.Replays;

/// <summary>The plan of a recorded hall: a department, a skill and a service per desk, and the people who were on duty.</summary>
/// <remarks>
/// Departments are always open: who is signed on says when a desk works. Work is assigned at once, without offers. A
/// recording names no time zone, so its local times are kept as they are, in UTC.
/// </remarks>
internal static class RecordedDayPlan
{
    /// <summary>The fact by which a citizen's urgency is known.</summary>
    public const string UrgencyFact = "urgency";

    /// <summary>With pooling, a desk is helped while more than so many wait there.</summary>
    public const int PoolingThreshold = 3;

    private const int OwnLevel = 3;
    private const int HelpLevel = 1;

    /// <summary>What is promised, in minutes, by level.</summary>
    public static readonly ImmutableArray<(Urgency Level, int Minutes)> Targets =
    [
        (Urgency.EspeciallyUrgent, 15), (Urgency.MoreUrgent, 30), (Urgency.General, 60), (Urgency.LessUrgent, 120), (Urgency.NotUrgent, 240),
    ];

    /// <summary>Builds it.</summary>
    public static HallPlan Build(InferredDay day, ReplayOptions options)
    {
        var departments = DeskNames.Departments(day.Desks);
        return new HallPlan
        {
            Centre = DeskNames.Centre(day.Recorded.Hall),
            Name = day.Recorded.Hall,
            TimeZone = "UTC",
            Departments = [.. day.Desks.Select((desk, index) => Department(departments[index], desk))],
            Skills = [.. day.Desks.Select((desk, index) => new SkillPlan(SkillOf(departments[index]), desk.Recorded.Name))],
            Services = [.. day.Desks.Select((desk, index) => Service(departments[index], desk))],
            Facts = [new FactPlan { Id = UrgencyFact, Name = "Urgency", Type = FactType.Code, Values = [.. Targets.Select(target => LevelText(target.Level))], Keep = FactKeep.Record }],
            UrgencyRules = [.. Targets.Where(target => target.Level != Urgency.General).Select(target => Rule(target.Level))],
            ServiceLevels = [.. Targets.Select(target => new ServiceLevelTarget { Urgency = target.Level, Minutes = target.Minutes })],
            Routing = new RoutingPlan { Order = options.Order },
            Pooling = new PoolingPlan { Enabled = options.Pooling, Threshold = PoolingThreshold },
            Staff = [.. day.Desks.SelectMany((desk, index) => People(departments, index, desk, options.Pooling))],
        };
    }

    /// <summary>The one service of a desk.</summary>
    public static ServiceId ServiceOf(DepartmentId department) => new(department.ToString());

    /// <summary>Somebody who works at a desk.</summary>
    /// <param name="department">The desk.</param>
    /// <param name="person">Which, from 0.</param>
    public static StaffId StaffOf(DepartmentId department, int person) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{department}-{person + 1}"));

    private static SkillId SkillOf(DepartmentId department) => new(department.ToString());

    private static DepartmentPlan Department(DepartmentId id, InferredDesk desk) => new() { Id = id, Name = desk.Recorded.Name };

    private static ServicePlan Service(DepartmentId department, InferredDesk desk) => new()
    {
        Id = ServiceOf(department),
        Name = desk.Recorded.Name,
        Channels = [Channel.Window],
        Steps =
        [
            new StepPlan
            {
                Id = new StepId("serve"),
                Department = department,
                Lead = true,
                Skills = [new SkillRequirement { Skill = SkillOf(department) }],
                ExpectedMinutes = Math.Round(desk.MeanServiceMinutes, 2),
            },
        ],
    };

    private static UrgencyRule Rule(Urgency level) => new()
    {
        Urgency = level,
        Reason = "drawn with the citizen",
        When = [new FactCondition { Fact = UrgencyFact, Is = LevelText(level) }],
    };

    /// <summary>The fact's value for a level.</summary>
    public static string LevelText(Urgency level) => ((int)level).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<StaffPlan> People(ImmutableArray<DepartmentId> departments, int home, InferredDesk desk, bool pooling) =>
        Enumerable.Range(0, desk.Staff).Select(person => new StaffPlan
        {
            Id = StaffOf(departments[home], person),
            Name = string.Create(CultureInfo.InvariantCulture, $"{desk.Recorded.Name} {person + 1}"),
            Department = departments[home],
            Skills = pooling
                ? [.. departments.Select((other, index) => new HeldSkill(SkillOf(other), index == home ? OwnLevel : HelpLevel))]
                : [new HeldSkill(SkillOf(departments[home]), OwnLevel)],
        });
}
