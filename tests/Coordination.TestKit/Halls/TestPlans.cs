using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.TestKit.Halls;

/// <summary>Small plans whose every rule a test can hold in mind.</summary>
internal static class TestPlans
{
    /// <summary>The hall of every test.</summary>
    public static CentreId Hall { get; } = new("hall");

    /// <summary>The desk's only service.</summary>
    public static ServiceId Passport { get; } = new("passport");

    /// <summary>The desk: push without offers, open at all times.</summary>
    public static DepartmentId Desk { get; } = new("desk");

    /// <summary>A member of the desk's staff.</summary>
    public static StaffId Anna { get; } = new("anna");

    /// <summary>Another one.</summary>
    public static StaffId Boris { get; } = new("boris");

    /// <summary>One desk, one service of ten minutes, two people, a target of 30 minutes for level 3.</summary>
    public static HallPlan OneDesk() => new()
    {
        Centre = Hall,
        Name = "Test hall",
        TimeZone = "Europe/Warsaw",
        Departments = [new DepartmentPlan { Id = Desk, Name = "Desk" }],
        Services =
        [
            new ServicePlan
            {
                Id = Passport,
                Name = "Passport",
                Steps = [new StepPlan { Id = new StepId("issue"), Department = Desk, ExpectedMinutes = 10 }],
            },
        ],
        Facts = [new FactPlan { Id = "danger", Name = "Danger", Type = FactType.YesNo, Keep = FactKeep.Record }],
        UrgencyRules =
        [
            new UrgencyRule { Urgency = Urgency.EspeciallyUrgent, Reason = "Somebody is in danger.", When = [new FactCondition { Fact = "danger", Is = "yes" }] },
        ],
        ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 30, EscalateTo = Urgency.MoreUrgent }],
        Staff = [Person(Anna), Person(Boris)],
    };

    /// <summary>The desk with offers of a minute.</summary>
    public static HallPlan WithOffers() => WithDesk(desk => desk with { OfferSeconds = 60 });

    /// <summary>The desk whose staff ask for the next item.</summary>
    public static HallPlan WithPull() => WithDesk(desk => desk with { Dispatch = DispatchMode.Pull });

    /// <summary>The desk, open on weekdays from 8 to 16 in Warsaw.</summary>
    public static HallPlan WithOfficeHours() => WithDesk(desk => desk with { Calendar = new CalendarId("office") }) with
    {
        Calendars =
        [
            new CalendarPlan
            {
                Id = new CalendarId("office"),
                Hours = [.. Enumerable.Range(1, 5).Select(day => new OpeningHours((DayOfWeek)day, new TimeOnly(8, 0), new TimeOnly(16, 0)))],
            },
        ],
    };

    /// <summary>The plan with another desk.</summary>
    public static HallPlan WithDesk(Func<DepartmentPlan, DepartmentPlan> change)
    {
        var plan = OneDesk();
        return plan with { Departments = [change(plan.Departments[0])] };
    }

    /// <summary>Somebody of the desk with the default capacity.</summary>
    public static StaffPlan Person(StaffId id, int capacity = StepPlan.DefaultCost) =>
        new() { Id = id, Name = id.ToString(), Department = Desk, Capacity = capacity };
}
