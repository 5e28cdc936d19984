using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.Torture.Running;

namespace Coordination.Torture.Halls;

/// <summary>Draws a hall with everything that a plan can say; whatever is drawn, every step has somebody who can do it.</summary>
internal static class HallDraw
{
    private static readonly DepartmentId Front = new("front");
    private static readonly DepartmentId Back = new("back");
    private static readonly DepartmentId Desk = new("desk");
    private static readonly SkillId Law = new("law");
    private static readonly SkillId Tax = new("tax");
    private static readonly SkillId Signing = new("signing");

    public static Setting Draw(Chance chance)
    {
        var first = Plan(chance);
        return new Setting
        {
            Plans = [first, Changed(first, chance), Changed(first, chance)],
            MaxLiveRequests = chance.Of(2, 6, 50_000),
            IdleAfter = TimeSpan.FromSeconds(chance.Of(4, 30, 120)),
            ReconcileEvery = TimeSpan.FromSeconds(chance.Of(30, 60)),
            Start = new DateTimeOffset(2026, 3, 2, chance.Of(7, 9, 14), chance.Of(0, 45), 0, TimeSpan.Zero),
        };
    }

    private static HallPlan Plan(Chance chance) => new()
    {
        Centre = Setting.Centre,
        Name = "Hall",
        TimeZone = "Europe/Warsaw",
        Calendars = [Office()],
        // Days that begin in the afternoon go on past the closing.
        Closing = new ClosingPlan { GraceMinutes = 3, Waiting = WaitingAtClosing.End, InHand = InHandAtClosing.Release, Staff = StaffAtClosing.SignOff },
        Departments = Departments(chance),
        Skills = [new SkillPlan(Law, "Law"), new SkillPlan(Tax, "Tax"), new SkillPlan(Signing, "Signing")],
        Services = Services(chance),
        NegativeList = [new NegativeEntry { Matter = new("tax-office"), Reason = "Not done here." }],
        Facts =
        [
            new FactPlan { Id = "danger", Name = "Danger", Type = FactType.YesNo },
            new FactPlan { Id = "days", Name = "Days", Type = FactType.Number, Keep = FactKeep.Record },
        ],
        Needs =
        [
            new NeedPlan { Id = "deaf", Name = "Deaf", Skills = [new SkillRequirement { Skill = Signing }] },
            new NeedPlan
            {
                Id = "advice", Name = "Advice", Sensitive = false,
                Skills = [new SkillRequirement { Skill = Law, Level = 3, RelaxAfterMinutes = (int)Setting.RelaxAfter.TotalMinutes }],
            },
            new NeedPlan { Id = "chair", Name = "Chair", Sensitive = false, Department = chance.Percent(30) ? Desk : null, Urgency = Urgency.MoreUrgent },
        ],
        UrgencyRules =
        [
            new UrgencyRule { Urgency = Urgency.EspeciallyUrgent, Reason = "Danger.", When = [new FactCondition { Fact = "danger", Exists = true }] },
            new UrgencyRule { Urgency = Urgency.MoreUrgent, Reason = "Soon.", When = [new FactCondition { Fact = "days", AtMost = 3 }] },
            new UrgencyRule { Urgency = Urgency.NotUrgent, Reason = "Later.", When = [new FactCondition { Fact = "days", AtLeast = 30 }] },
        ],
        ServiceLevels = [.. Enumerable.Range(1, 5).Select(level => new ServiceLevelTarget
        {
            Urgency = (Urgency)level,
            Minutes = 8 * level,
            EscalateTo = level > 1 && chance.Percent(50) ? (Urgency)(level - 1) : null,
        })],
        Routing = new RoutingPlan
        {
            Order = chance.Of(OrderPolicyKind.Strict, OrderPolicyKind.Accumulating, OrderPolicyKind.Deadline),
            Choice = chance.Of(ChoicePolicyKind.LongestIdle, ChoicePolicyKind.LeastLoaded, ChoicePolicyKind.BestSkill),
            DeclineBackoffSeconds = chance.Of(0, 45, 300),
            NoShowRecalls = chance.Below(2),
            LateAfterMinutes = chance.Percent(50) ? 2 : null,
            AbsentAfterMinutes = 5,
        },
        Pooling = new PoolingPlan { Enabled = chance.Percent(40), Threshold = chance.Below(3) },
        Crisis = new CrisisPlan
        {
            PoolingThreshold = chance.Percent(70) ? 0 : null,
            HeldLevels = chance.Percent(40) ? [Urgency.NotUrgent] : [],
            SuspendedServices = chance.Percent(30) ? [new("quick")] : [],
        },
        Staff = Staff(chance),
    };

    private static CalendarPlan Office() => new()
    {
        Id = new("office"),
        Hours = [.. Enumerable.Range(1, 5).Select(day => new OpeningHours((DayOfWeek)day, new TimeOnly(8, 0), new TimeOnly(16, 0)))],
        Holidays = [new Holiday(new DateOnly(2026, 3, 4), "Holiday")],
    };

    private static ImmutableArray<DepartmentPlan> Departments(Chance chance) =>
    [
        new DepartmentPlan
        {
            Id = Front,
            Name = "Front",
            Calendar = chance.Percent(60) ? new("office") : null,
            OfferSeconds = chance.Percent(50) ? 60 : null,
            QueueLimit = chance.Percent(15) ? 6 : null,
        },
        new DepartmentPlan
        {
            Id = Back,
            Name = "Back",
            Dispatch = chance.Percent(50) ? DispatchMode.Pull : DispatchMode.Push,
            ConcurrencyLimit = chance.Percent(20) ? 2 : null,
        },
        new DepartmentPlan { Id = Desk, Name = "Desk", OfferSeconds = chance.Of(20, 90), Calendar = chance.Percent(20) ? new("office") : null },
    ];

    private static ImmutableArray<ServicePlan> Services(Chance chance) =>
    [
        new ServicePlan { Id = new("quick"), Name = "Quick", Steps = [Step("answer", Front) with { Cost = Costs(40), ExpectedMinutes = 3 }], Arrival = Arrival(chance) },
        new ServicePlan
        {
            Id = new("permit"),
            Name = "Permit",
            DefaultUrgency = Urgency.LessUrgent,
            Steps =
            [
                Step("intake", Front),
                Step("check", Back, "intake") with { Lead = chance.Percent(50), Skills = [new SkillRequirement { Skill = Law, Level = 2 }] },
                Step("opinion", Desk, "intake") with { DeemedConsentMinutes = chance.Percent(50) ? 15 : null, Cost = Costs(50) },
                Step("issue", Front, "check", "opinion"),
            ],
        },
        new ServicePlan
        {
            Id = new("hearing"),
            Name = "Hearing",
            Steps =
            [
                Step("file", Back) with { Skills = [new SkillRequirement { Skill = Tax, RelaxAfterMinutes = chance.Percent(50) ? (int)Setting.RelaxAfter.TotalMinutes : null }], Cost = Costs(60) },
                Step("hear", Desk) with { DeemedConsentMinutes = chance.Percent(30) ? 10 : null },
            ],
        },
        new ServicePlan
        {
            Id = new("review"),
            Name = "Review",
            Audience = [ApplicantKind.Citizen],
            Evidence = [new EvidencePlan("form", "Form")],
            Steps = [Step("review", Back) with { Skills = [new SkillRequirement { Skill = Law }, new SkillRequirement { Skill = Tax }] }],
        },
    ];

    private static ImmutableDictionary<Channel, ArrivalRule> Arrival(Chance chance) =>
        chance.Of(ArrivalRule.None, ArrivalRule.Optional, ArrivalRule.Required) is var rule && rule == ArrivalRule.None ? ImmutableDictionary<Channel, ArrivalRule>.Empty
        : ImmutableDictionary<Channel, ArrivalRule>.Empty.Add(Channel.Window, rule).Add(Channel.Online, rule);

    private static StepPlan Step(string id, DepartmentId department, params string[] after) =>
        new() { Id = new(id), Department = department, After = [.. after.Select(name => new StepId(name))] };

    private static ImmutableDictionary<Channel, int> Costs(int online) => ImmutableDictionary<Channel, int>.Empty.Add(Channel.Online, online);

    private static ImmutableArray<StaffPlan> Staff(Chance chance) =>
    [
        Person("anna", Front, chance),
        Person("boris", Front, chance) with { Skills = [new HeldSkill(Signing)] },
        Person("clara", Back, chance) with { Skills = [new HeldSkill(Law, 3), new HeldSkill(Tax), new HeldSkill(Signing, 2)] },
        Person("david", Back, chance) with { Skills = [new HeldSkill(chance.Of(Law, Tax), chance.Of(1, 2))] },
        Person("emma", Desk, chance) with { Skills = [new HeldSkill(Tax, 2)] },
        Person("felix", Desk, chance) with { Skills = chance.Percent(50) ? [new HeldSkill(Law, 2, new DateOnly(2026, 3, 2))] : [] },
    ];

    private static StaffPlan Person(string id, DepartmentId home, Chance chance) =>
        new() { Id = new StaffId(id), Name = id, Department = home, Capacity = chance.Of(100, 100, 120, 200) };

    /// <summary>What a planner changes in mid-day: rules, limits, modes, and somebody who comes to help.</summary>
    private static HallPlan Changed(HallPlan plan, Chance chance) => plan with
    {
        Routing = plan.Routing with { Order = chance.Of(OrderPolicyKind.Strict, OrderPolicyKind.Accumulating, OrderPolicyKind.Deadline) },
        Pooling = plan.Pooling with { Enabled = chance.Percent(50) },
        Departments = [.. plan.Departments.Select(department => department.Id == Back
            ? department with { Dispatch = chance.Percent(50) ? DispatchMode.Pull : DispatchMode.Push }
            : department with { OfferSeconds = chance.Percent(50) ? 40 : null })],
        Staff = chance.Percent(60) ? plan.Staff.Add(Person("gina", Front, chance)) : plan.Staff,
    };
}
