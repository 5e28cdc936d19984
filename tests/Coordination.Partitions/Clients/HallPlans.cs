using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Partitions.Clients;

/// <summary>Halls that are always open: one desk of three people, one visitor at a time each. Every third hall works by pull.</summary>
internal static class HallPlans
{
    /// <summary>What the record calls the level of those in danger, and of the others.</summary>
    private const string Danger = "danger";

    /// <summary>The one desk.</summary>
    public static DepartmentId Desk { get; } = new("desk");

    /// <summary>Who works in a hall.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ada", "ben", "cem"];

    /// <summary>A hall's id.</summary>
    public static CentreId Id(int n) => new(FormattableString.Invariant($"hall-{n + 1}"));

    /// <summary>The id of a hall that nobody comes to.</summary>
    public static CentreId Idle(int n) => new(FormattableString.Invariant($"idle-{n + 1}"));

    /// <summary>Whether a hall's people ask for the next.</summary>
    public static bool IsPull(int n) => n % 3 == 2;

    public static HallPlan Make(CentreId hall, bool isPull) => new()
    {
        Centre = hall,
        Name = "A hall under test",
        TimeZone = "Europe/Warsaw",
        Departments = [new DepartmentPlan { Id = Desk, Name = "Desk", Dispatch = isPull ? DispatchMode.Pull : DispatchMode.Push }],
        Services =
        [
            new ServicePlan
            {
                Id = new ServiceId("passport"),
                Name = "Passport",
                Steps = [new StepPlan { Id = new StepId("issue"), Department = Desk }],
            },
        ],
        Facts = [new FactPlan { Id = Danger, Name = "Danger", Type = FactType.YesNo }],
        UrgencyRules =
        [
            new UrgencyRule { Urgency = Urgency.EspeciallyUrgent, Reason = "Somebody is in danger.", When = [new FactCondition { Fact = Danger, Is = "yes" }] },
        ],
        Staff = [.. Names.Select(name => new StaffPlan { Id = new StaffId(name), Name = name, Department = Desk })],
    };

    /// <summary>What a citizen sends.</summary>
    public static string Visit(bool isUrgent) => $$$"""{"service":"passport","channel":"online","facts":{"{{{Danger}}}":"{{{(isUrgent ? "yes" : "no")}}}"}}""";
}
