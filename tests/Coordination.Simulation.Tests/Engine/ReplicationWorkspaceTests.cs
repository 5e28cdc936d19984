using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;
using static Coordination.Simulation.Tests.Engine.SmallHall;

namespace Coordination.Simulation.Tests.Engine;

/// <summary>A room that another replication worked in, and counts that were used before, change nothing.</summary>
public sealed class ReplicationWorkspaceTests
{
    [Theory]
    [InlineData(OrganisationModel.Plan)]
    [InlineData(OrganisationModel.Silo)]
    [InlineData(OrganisationModel.Ladder)]
    public void Run_UsedRoomAndTally_AsInANewOne(OrganisationModel organisation)
    {
        var day = ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", "peak-day.json")).Scenario!;
        var model = ModelBuilder.Build(day with { Organisation = day.Organisation with { Model = organisation } });
        var (room, tally) = (new ReplicationWorkspace(), new ReplicationTally(model));

        for (var number = 0; number < 4; number++)
        {
            var unused = new ReplicationTally(model);
            Records(model, number, room, tally).ShouldBe(Records(model, number, new ReplicationWorkspace(), unused));
            Counts(tally).ShouldBe(Counts(unused));
        }
    }

    [Fact]
    public void Run_OnTheWayAtTheEnd_HasNoTimeInTheQueue()
    {
        var model = ModelBuilder.Build(Day with
        {
            Horizon = 30,
            Arrivals = [Come("fee", 0), Come("both", 15)],
            Organisation = new OrganisationPlan { Model = OrganisationModel.Silo, Silo = new SiloModel { Handoff = DistributionPlan.Deterministic(7) } },
        });

        Records(model, 0).Select(visit => (visit.Step, visit.QueuedMinute, visit.Outcome)).ShouldBe(
        [
            ("pay", 0, VisitOutcome.Served), ("serve", 15, VisitOutcome.Served), ("pay", null, VisitOutcome.Unfinished),
        ]);
    }

    private static List<long> Counts(ReplicationTally tally) =>
    [
        tally.Came, tally.Ended, tally.PeakWaiting, tally.PeakAt, tally.Events,
        .. tally.Levels.SelectMany(level => (long[])[level.Served, level.Waits, level.LongestWait, .. level.Histogram.Counts.ToArray()]),
        .. tally.Departments.SelectMany(department => (long[])[department.Arrived, department.PeakAt, .. department.Histogram.Counts.ToArray()]),
        .. tally.WaitingByLevel.Areas, .. tally.WaitingByDepartment.Totals, .. tally.Load.Areas, .. tally.Duty.Totals, .. tally.ServedByPerson, .. tally.HelpedByPerson,
    ];
}
