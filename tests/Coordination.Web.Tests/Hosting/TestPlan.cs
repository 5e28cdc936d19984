using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Web.Tests.Hosting;

/// <summary>A hall of many lanes: each has its own department, service and two clerks, so that tests do not meet.</summary>
internal static class TestPlan
{
    public const int Lanes = 60;

    public static CentreId Centre { get; } = new("hall");

    public const string SensitiveNeed = "wheelchair";

    public const string OpenNeed = "language-uk";

    /// <summary>Lanes before this one are served by asking for the next; the others get offers.</summary>
    public const int FirstOffering = 50;

    public static HallPlan Create() => new()
    {
        Centre = Centre,
        Name = "Test Hall",
        TimeZone = "Europe/Warsaw",
        Departments = [.. Numbers.Select(Department)],
        Services = [.. Numbers.Select(Service), Business, WithEvidence],
        Skills = [new SkillPlan(new SkillId("law"), "Law"), new SkillPlan(new SkillId("ukrainian"), "Speaks Ukrainian")],
        Reasons = [new ReasonPlan(new ReasonId("emergency"), "Emergency"), new ReasonPlan(new ReasonId("mistake"), "A mistake")],
        NegativeList = [new NegativeEntry { Matter = new ServiceId("tax"), Reason = "The state collects taxes.", ReferTo = "The tax office" }],
        ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 60 }],
        Facts =
        [
            new FactPlan { Id = "danger", Name = "Danger", Type = FactType.YesNo, Keep = FactKeep.Record },
            new FactPlan { Id = "people", Name = "People", Type = FactType.Number },
            new FactPlan { Id = "illness", Name = "Illness" },
            new FactPlan { Id = "note", Name = "Note", Keep = FactKeep.None },
        ],
        Needs =
        [
            new NeedPlan { Id = SensitiveNeed, Name = "Wheelchair", Urgency = Urgency.General },
            new NeedPlan { Id = OpenNeed, Name = "Speaks Ukrainian only", Sensitive = false, Skills = [new SkillRequirement { Skill = new SkillId("ukrainian") }] },
        ],
        UrgencyRules = [new UrgencyRule { Urgency = Urgency.EspeciallyUrgent, Reason = "Danger.", When = [new FactCondition { Fact = "danger", Is = "yes" }] }],
        Staff = [.. Numbers.SelectMany(lane => new[] { Person($"clerk-{lane}", lane), Person($"other-{lane}", lane) })],
    };

    private static IEnumerable<int> Numbers => Enumerable.Range(0, Lanes);

    private static DepartmentPlan Department(int lane) => new()
    {
        Id = new DepartmentId($"desk-{lane}"),
        Name = $"Desk {lane}",
        Windows = [$"{lane}A", $"{lane}B"],
        Dispatch = lane < FirstOffering ? DispatchMode.Pull : DispatchMode.Push,
        OfferSeconds = lane < FirstOffering ? null : 3600,
    };

    private static ServicePlan Service(int lane) => new()
    {
        Id = new ServiceId($"service-{lane}"),
        Name = $"Service {lane}",
        Steps = [new StepPlan { Id = new StepId("do"), Department = new DepartmentId($"desk-{lane}"), ExpectedMinutes = 5 }],
    };

    private static ServicePlan Business => Service(0) with { Id = new ServiceId("business"), Name = "Business", Audience = [ApplicantKind.Enterprise], Channels = [Channel.Window] };

    private static ServicePlan WithEvidence => Service(0) with { Id = new ServiceId("papers"), Name = "Papers", Evidence = [new EvidencePlan("passport", "Passport")] };

    private static StaffPlan Person(string id, int lane) => new()
    {
        Id = new StaffId(id),
        Name = id,
        Department = new DepartmentId($"desk-{lane}"),
        Skills = id.StartsWith("clerk", StringComparison.Ordinal) ? [new HeldSkill(new SkillId("law")), new HeldSkill(new SkillId("ukrainian"))] : [new HeldSkill(new SkillId("law"))],
        Capacity = 300,
    };
}
