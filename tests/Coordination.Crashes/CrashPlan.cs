using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Crashes;

/// <summary>A hall that is always open: one desk that pushes, four people, two at a time each.</summary>
internal static class CrashPlan
{
    public const int Capacity = 200;

    public static CentreId Centre { get; } = new("hall");

    /// <summary>Who works there.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ada", "ben", "cem", "dua"];

    public static HallPlan Make(CentreId? centre = null) => new()
    {
        Centre = centre ?? Centre,
        Name = "A hall that crashes",
        TimeZone = "Europe/Warsaw",
        Departments = [new DepartmentPlan { Id = new DepartmentId("desk"), Name = "Desk" }],
        Services =
        [
            new ServicePlan
            {
                Id = new ServiceId("passport"),
                Name = "Passport",
                Steps = [new StepPlan { Id = new StepId("issue"), Department = new DepartmentId("desk") }],
            },
        ],
        Facts = [new FactPlan { Id = "danger", Name = "Danger", Type = FactType.YesNo }],
        UrgencyRules =
        [
            new UrgencyRule
            {
                Urgency = Urgency.EspeciallyUrgent,
                Reason = "Somebody is in danger.",
                When = [new FactCondition { Fact = "danger", Is = "yes" }],
            },
        ],
        Staff = [.. Names.Select(name => new StaffPlan
        {
            Id = new StaffId(name), Name = name, Department = new DepartmentId("desk"), Capacity = Capacity,
        })],
    };
}
