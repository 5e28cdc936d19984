using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Console.Tests.Hosting;

/// <summary>A small hall that is always open: two departments, of which one has nobody at work.</summary>
internal static class ConsolePlan
{
    public static CentreId Centre { get; } = new("town");

    public static CentreId Other { get; } = new("elsewhere");

    public static DepartmentId Permits { get; } = new("permits");

    public static DepartmentId Papers { get; } = new("papers");

    public static ServiceId Permit { get; } = new("permit");

    public static ServiceId Paper { get; } = new("paper");

    public static HallPlan Create(CentreId centre) => new()
    {
        Centre = centre,
        Name = centre == Centre ? "Town House" : "Elsewhere House",
        TimeZone = "Europe/Warsaw",
        Departments =
        [
            new DepartmentPlan { Id = Permits, Name = "Permits", Windows = ["1", "2"], Dispatch = DispatchMode.Push },
            new DepartmentPlan { Id = Papers, Name = "Papers", Windows = ["3"], Dispatch = DispatchMode.Push },
        ],
        Services =
        [
            new ServicePlan { Id = Permit, Name = "Permit <b>&amp;</b>", Steps = [Step(Permits)] },
            new ServicePlan { Id = Paper, Name = "Paper", Steps = [Step(Papers)] },
        ],
        Reasons = [new ReasonPlan(new ReasonId("emergency"), "Emergency"), new ReasonPlan(new ReasonId("illness"), "Illness")],
        ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 60 }],
        Staff =
        [
            new StaffPlan { Id = new StaffId("anna"), Name = "Anna Nowak", Department = Permits },
            new StaffPlan { Id = new StaffId("jan"), Name = "Jan Kowal", Department = Permits },
            new StaffPlan { Id = new StaffId("ewa"), Name = "Ewa Lis", Department = Papers },
        ],
    };

    private static StepPlan Step(DepartmentId at) => new() { Id = new StepId("do"), Department = at, ExpectedMinutes = 10 };
}
