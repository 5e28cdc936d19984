using System.Collections.Immutable;
using System.Globalization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;
using Coordination.Staff;

namespace Coordination.Simulation.Engine.Models;

/// <summary>A pure queueing model as a scenario with a hall plan: one department, one service, equal servers.</summary>
internal static class QueueExpansion
{
    private static readonly DepartmentId Department = new("queue");
    private static readonly ServiceId Service = new("service");

    /// <summary>The scenario itself when it has a plan.</summary>
    public static Scenario Expand(Scenario scenario) => scenario.Queue is not { } queue ? scenario : scenario with
    {
        Queue = null,
        Plan = Plan(scenario.Name, queue),
        Arrivals = [.. queue.Arrivals.Where(level => level.Value > 0).Select(level => new ArrivalPlan { Service = Service, Urgency = level.Key, Rate = level.Value })],
        ServiceTimes =
        [
            .. queue.ServiceByLevel.Select(level => new ServiceTimePlan { Urgency = level.Key, Time = level.Value }),
            new ServiceTimePlan { Time = queue.Service },
        ],
        Patience = queue.Patience is { } patience ? [new PatiencePlan { Time = patience }] : [],
    };

    private static HallPlan Plan(string name, QueueModel queue) => new()
    {
        Centre = new CentreId("queue"),
        Name = name,
        TimeZone = "UTC",
        Departments = [new DepartmentPlan { Id = Department, Name = "Queue" }],
        Services =
        [
            new ServicePlan { Id = Service, Name = "Service", Steps = [new StepPlan { Id = new StepId("serve"), Department = Department, Lead = true }] },
        ],
        Routing = new RoutingPlan
        {
            Order = queue.Order,
            Rates = RoutingPlan.DefaultRates.SetItems(queue.Rates),
        },
        Staff = [.. Enumerable.Range(1, queue.Servers).Select(Server)],
    };

    private static StaffPlan Server(int number) => new()
    {
        Id = new StaffId(string.Create(CultureInfo.InvariantCulture, $"server-{number}")),
        Name = string.Create(CultureInfo.InvariantCulture, $"Server {number}"),
        Department = Department,
    };
}
