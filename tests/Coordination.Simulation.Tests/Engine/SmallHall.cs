using Coordination.Centres;
using Coordination.Plans;
using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Scenarios;
using Shouldly;

namespace Coordination.Simulation.Tests.Engine;

/// <summary>Two desks with a person each, where every service takes ten minutes: what happens can be said by hand.</summary>
internal static class SmallHall
{
    public static readonly HallPlan Plan = new()
    {
        Centre = new CentreId("hall"),
        Name = "Hall",
        TimeZone = "UTC",
        Departments = [new DepartmentPlan { Id = new("desk"), Name = "Desk" }, new DepartmentPlan { Id = new("cash"), Name = "Cashier" }],
        Skills = [new SkillPlan(new("cards"), "Cards"), new SkillPlan(new("money"), "Money")],
        Services =
        [
            new ServicePlan { Id = new("card"), Name = "Card", Steps = [Step("serve", "desk", "cards")] },
            new ServicePlan { Id = new("fee"), Name = "Fee", Steps = [Step("pay", "cash", "money")] },
            new ServicePlan { Id = new("both"), Name = "Card and fee", Steps = [Step("serve", "desk", "cards"), Step("pay", "cash", "money") with { After = [new("serve")] }] },
            new ServicePlan { Id = new("together"), Name = "At once", Steps = [Step("serve", "desk", "cards"), Step("pay", "cash", "money")] },
        ],
        Staff = [Person("ann", "desk", "cards"), Person("bob", "cash", "money")],
    };

    public static Scenario Day { get; } = new()
    {
        Version = 1,
        Name = "Small hall",
        Plan = Plan,
        Start = new DateTime(2026, 3, 2, 8, 0, 0),
        Horizon = 1000,
        Replications = 1,
        ServiceTimes = [new ServiceTimePlan { Time = DistributionPlan.Deterministic(10) }],
    };

    public static StepPlan Step(string id, string department, string skill) => new()
    {
        Id = new(id), Department = new(department), Skills = [new SkillRequirement { Skill = new(skill) }],
    };

    public static StaffPlan Person(string id, string department, params string[] skills) => new()
    {
        Id = new(id), Name = id, Department = new(department), Skills = [.. skills.Select(skill => new HeldSkill(new(skill), 3))],
    };

    public static ArrivalPlan Come(string service, params double[] times) => new() { Service = new(service), Times = [.. times] };

    /// <summary>One replication's visits, each as <c>citizen step staff called-ended outcome</c>, in order of citizens and ends.</summary>
    public static List<string> Visits(Scenario scenario)
    {
        ScenarioCheck.Check(scenario).ShouldBeEmpty();
        return [.. Records(ModelBuilder.Build(scenario), 0).OrderBy(visit => visit.Citizen).ThenBy(visit => visit.EndedMinute).Select(Line)];
    }

    /// <summary>One replication's visits, as they end.</summary>
    public static List<VisitRecord> Records(SimulationModel model, int number, ReplicationWorkspace? room = null, ReplicationTally? tally = null)
    {
        var sink = new Sink();
        var counted = new Replication(model, number, sink, room, tally).Run(default);
        counted.Levels.ShouldAllBe(level => level.Arrived == level.Refused + level.Served + level.Abandoned + level.NoShow + level.Unfinished);
        return sink.Visits;
    }

    public static HallPlan With(this HallPlan plan, string department, Func<DepartmentPlan, DepartmentPlan> change) =>
        plan with { Departments = [.. plan.Departments.Select(one => one.Id.ToString() == department ? change(one) : one)] };

    private static string Line(VisitRecord visit) => FormattableString.Invariant(
        $"{visit.Citizen} {visit.Step ?? "-"} {visit.Staff ?? "-"} {(visit.CalledMinute is { } called ? $"{called:0.##}" : "-")}-{visit.EndedMinute:0.##} {visit.Outcome.ToString().ToLowerInvariant()}");

    private sealed class Sink : IVisitSink
    {
        public List<VisitRecord> Visits { get; } = [];

        public void Add(VisitRecord visit) => Visits.Add(visit);
    }
}
