using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;
using Coordination.Simulation.Staffing;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Staffing;

public sealed class StaffingRunTests
{
    private static readonly StaffingOptions FourOfFive = new() { Targets = [new StaffingTarget(null, null, 80, 1)], Replications = 20, IntervalMinutes = 30 };

    [Fact]
    public void Run_OneIntervalAndAConstantLoad_NeedsWhatErlangSays()
    {
        var needed = Enumerable.Range(4, 20).First(servers => ErlangFormulas.WaitsLonger(servers, 3, 3, 1) < 0.2);

        var result = StaffingRun.Run(Queue(servers: 3, horizon: 600), FourOfFive with { IntervalMinutes = 600 });

        result.Feasible.ShouldBeTrue();
        result.Finished.ShouldBeTrue();
        result.Groups.ShouldHaveSingleItem().Needed.ShouldBe([needed]);
        result.Groups[0].Start.ShouldBe([needed]);
        result.Targets[0].Written.Mean!.Value.ShouldBeLessThan(80);
        result.Targets[0].Checked!.Mean!.Value.ShouldBeGreaterThan(80);
        result.Choices.ShouldHaveSingleItem().Percent.ShouldBeLessThan(80);
    }

    [Fact]
    public void Run_SeveralIntervalsAndAConstantLoad_StaysByErlangAndIsVerifiedBySimulation()
    {
        var result = StaffingRun.Run(Queue(servers: 3, horizon: 150), FourOfFive);

        result.Groups[0].Needed.ShouldAllBe(count => count >= 3 && count <= 6);
        result.Targets[0].Reached.Ci95Low!.Value.ShouldBeGreaterThanOrEqualTo(80);
        ScenarioCheck.Check(result.Rostered!).ShouldBeEmpty();
        var simulated = SimulationRun.Run(result.Rostered!, new SimulationOptions { Replications = 20 });
        simulated.Levels.ShouldHaveSingleItem().Distribution.ShareWithin(1).ShouldBeGreaterThan(0.79);
        result.Costs.Single(cost => cost.Roster == "needed").StaffHours.ShouldBe(result.Groups[0].Needed.Sum() * 0.5, 1e-9);
    }

    [Fact]
    public void Run_LoadThatRisesAndFalls_PutsPeopleWhereItIs()
    {
        var scenario = Queue(servers: 2, horizon: 180) with { Queue = null };
        var expanded = Hall(scenario, new RateInterval(0, 60, 0.2), new RateInterval(60, 120, 2), new RateInterval(120, 180, 0.2));

        var needed = StaffingRun.Run(expanded, FourOfFive).Groups.ShouldHaveSingleItem().Needed;

        needed[3].ShouldBeGreaterThanOrEqualTo(5);
        needed[0].ShouldBeLessThanOrEqualTo(2);
        needed[5].ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Run_CitizensWhoComeEvenly_NeedsFewerThanTheFormulasAsk()
    {
        // Somebody comes whenever the one before is done, and nobody ever waits; Erlang's formulas know of chance only.
        var scenario = Hall(Queue(servers: 2, horizon: 180) with { Queue = null }) with
        {
            Arrivals = [new ArrivalPlan { Service = new("card"), Times = [.. Enumerable.Range(0, 58).Select(citizen => citizen * 3.0)] }],
            ServiceTimes = [new ServiceTimePlan { Time = DistributionPlan.Deterministic(3) }],
        };

        var result = StaffingRun.Run(scenario, FourOfFive);

        result.Finished.ShouldBeTrue();
        var group = result.Groups.ShouldHaveSingleItem();
        group.Start.ShouldAllBe(count => count >= 2);
        group.Needed.ShouldAllBe(count => count == 1);
        result.Targets[0].Reached.Ci95Low.ShouldBe(100);
        result.Costs.Single(cost => cost.Roster == "needed").Cost.ShouldBeLessThan(result.Costs.Single(cost => cost.Roster == "erlang").Cost);
    }

    [Fact]
    public void Run_PeakDayByTheHour_MeetsItsTargetsWithFewerThanTheFormulasInSomeHour()
    {
        var scenario = ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", "peak-day.json")).Scenario!;

        var result = StaffingRun.Run(scenario, new StaffingOptions { Targets = [new StaffingTarget(null, 1, 90, 30), new StaffingTarget(null, 3, 90, 60)], Replications = 20, IntervalMinutes = 60 });

        result.Finished.ShouldBeTrue();
        result.Feasible.ShouldBeTrue();
        result.Targets.ShouldAllBe(target => target.Reached.Ci95Low >= target.Target.Percent - 1e-9);
        result.Groups.ShouldContain(group => group.Needed.Zip(group.Start).Any(pair => pair.First < pair.Second));
        result.Groups.ShouldAllBe(group => group.Needed.All(count => count <= group.Most));
    }

    [Fact]
    public void Run_TooFewPeopleAllowed_SaysTheNearestThatCanBeMet()
    {
        var result = StaffingRun.Run(Queue(servers: 4, horizon: 600), FourOfFive with { Extra = 0, IntervalMinutes = 600 });

        result.Feasible.ShouldBeFalse();
        var target = result.Targets.ShouldHaveSingleItem();
        target.Nearest!.Percent.ShouldBeInRange(45, 75);
        target.NearestMinutes!.Value.ShouldBeGreaterThan(1);
        target.Causes.ShouldHaveSingleItem().ShouldContain("everybody able was busy");
        target.Reached.Ci95Low!.Value.ShouldBeGreaterThanOrEqualTo(target.Nearest.Percent - 1e-6);
        result.Groups[0].Needed.ShouldBe([4]);
    }

    [Fact]
    public void Run_AnyNumberOfThreads_FindsTheSame()
    {
        static string Of(int threads) => StaffingResultJson.Write(StaffingRun.Run(Queue(servers: 3, horizon: 120), FourOfFive with { Threads = threads, Curve = [70] }) with { WallSeconds = 0 });

        Of(1).ShouldBe(Of(3));
    }

    [Fact]
    public void Run_StoppedOnTheWay_KeepsTheBestSoFar()
    {
        using var stop = new CancellationTokenSource();
        var options = FourOfFive with { Progress = new StopAt(stop, "taking people away") };

        var result = StaffingRun.Run(Queue(servers: 3, horizon: 120), options, stop.Token);

        result.Finished.ShouldBeFalse();
        result.Targets[0].Reached.Ci95Low!.Value.ShouldBeGreaterThanOrEqualTo(80);
        result.Notes.ShouldContain(note => note.StartsWith("Not finished", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_OptionsThatDoNotFit_AreRefusedAllAtOnce()
    {
        var options = FourOfFive with { Targets = [new StaffingTarget(null, 1, 90, 5)], Costs = ImmutableDictionary<string, double>.Empty.Add("desk", 2) };

        var fault = Should.Throw<StaffingException>(() => StaffingRun.Run(Queue(servers: 3, horizon: 120), options));

        fault.Message.ShouldContain("There is no group 'desk' to cost anything; there are queue.");
        fault.Message.ShouldContain("Nobody comes whom the target level1:90%<5m is for");
    }

    [Fact]
    public void Run_Shifts_CoverEveryIntervalAndAreSimulatedAgain()
    {
        var scenario = Hall(Queue(servers: 2, horizon: 180) with { Queue = null }, new RateInterval(0, 60, 0.3), new RateInterval(60, 120, 2), new RateInterval(120, 180, 0.3));

        var result = StaffingRun.Run(scenario, FourOfFive with { Shifts = [120, 60], ShiftStartsMinutes = 60 });

        var made = result.InShifts.ShouldNotBeNull();
        var needed = result.Groups.ShouldHaveSingleItem().Needed;
        for (var interval = 0; interval < needed.Length; interval++)
        {
            made.Shifts.Where(shift => shift.FromMinute <= interval * 30 && shift.ToMinute > interval * 30).Sum(shift => shift.People).ShouldBeGreaterThanOrEqualTo(needed[interval]);
        }

        made.Shifts.ShouldAllBe(shift => shift.FromMinute % 60 == 0 && (shift.ToMinute - shift.FromMinute == 60 || shift.ToMinute - shift.FromMinute == 120));
        made.Met.ShouldBe(true);
        made.LengthsMinutes.ShouldBe([60, 120]);
        var needs = result.Costs.Single(cost => cost.Roster == "needed").StaffHours;
        made.StaffHours.ShouldBe(made.Shifts.Sum(shift => shift.People * (shift.ToMinute - shift.FromMinute)) / 60);
        made.ExtraHours.ShouldBe(made.StaffHours - needs, 1e-9);
        made.ExtraPercent!.Value.ShouldBe(made.ExtraHours / needs * 100, 1e-9);
        result.Costs.Single(cost => cost.Roster == "shifts").StaffHours.ShouldBe(made.StaffHours);
        result.Targets[0].InShifts!.Ci95Low!.Value.ShouldBeGreaterThanOrEqualTo(80);
        WorkedMinutes(result.Rostered!).Sum().ShouldBe(made.StaffHours * 60);

        var simulated = SimulationRun.Run(result.Rostered!, new SimulationOptions { Replications = 20 });
        (simulated.Levels.ShouldHaveSingleItem().Distribution.ShareWithin(1) * 100).ShouldBe(result.Targets[0].InShifts!.Mean!.Value, 1);
    }

    [Fact]
    public void Run_ShiftsOverTwoDays_GiveNobodyTwoWithoutARest()
    {
        var scenario = Hall(
            Queue(servers: 2, horizon: 2880) with { Queue = null },
            new RateInterval(480, 720, 0.6), new RateInterval(1080, 1200, 0.6), new RateInterval(1920, 2160, 0.6));

        var result = StaffingRun.Run(scenario, FourOfFive with { IntervalMinutes = 120, Shifts = [240] });

        ScenarioCheck.Check(result.Rostered!).ShouldBeEmpty();
        var rosters = result.Rostered!.Rosters;
        rosters.ShouldAllBe(roster => roster.Shifts.All(shift => shift.To - shift.From == 240));
        rosters.ShouldContain(roster => roster.Shifts.Length == 2);
        rosters.ShouldAllBe(roster => roster.Shifts.Zip(roster.Shifts.Skip(1)).All(pair => pair.Second.From - pair.First.To >= 660));
        result.InShifts!.People.ShouldBe(rosters.Length);
    }

    [Fact]
    public void Run_ShiftsOnTheClockOfAHallThatOpensBetween_BeginWithItOrOnTheClock()
    {
        var scenario = Hall(Queue(servers: 2, horizon: 165) with { Queue = null, Start = new DateTime(2026, 3, 2, 8, 15, 0) }, new RateInterval(0, 165, 1));

        var result = StaffingRun.Run(scenario, FourOfFive with { IntervalMinutes = 15, Shifts = [60], ShiftStartsMinutes = 60, MaxTrials = 3 });

        // 08:15 with the hall, then 09:00, and 10:00, which ends with it.
        result.InShifts!.Shifts.Select(shift => shift.FromMinute).ShouldBe([0, 45, 105]);
    }

    [Fact]
    public void Run_ShiftsThatDoNotFit_AreRefusedAllAtOnce()
    {
        var options = FourOfFive with { Shifts = [0, 45, 1500, 600], ShiftStartsMinutes = 20 };

        var fault = Should.Throw<StaffingException>(() => StaffingRun.Run(Queue(servers: 3, horizon: 120), options));

        fault.Message.Split('\n').ShouldBe([
            "--shift 0h is no shift; write a time above 0, such as 8h.",
            "--shift 45m is not made of whole intervals of 30m; write 1h, or take another --interval.",
            "--shift 25h is longer than the scenario's 2h; take a shorter shift, or a longer horizon.",
            "--shift 10h is longer than the scenario's 2h; take a shorter shift, or a longer horizon.",
            "--shift-starts 20m is not made of whole intervals of 30m; write 30m, or take another --interval."]);
    }

    private static IEnumerable<double> WorkedMinutes(Scenario scenario) =>
        scenario.Rosters.SelectMany(roster => roster.Shifts).Select(shift => shift.To - shift.From);

    private static Scenario Queue(int servers, double horizon) => new()
    {
        Version = 1,
        Name = "Queue",
        Horizon = horizon,
        Queue = new QueueModel
        {
            Servers = servers,
            Arrivals = ImmutableSortedDictionary<Urgency, double>.Empty.Add(Urgency.General, 1),
            Service = DistributionPlan.Exponential(3),
        },
    };

    private static Scenario Hall(Scenario scenario, params ImmutableArray<RateInterval> rates) => scenario with
    {
        Plan = new HallPlan
        {
            Centre = new("hall"),
            Name = "Hall",
            TimeZone = "UTC",
            Departments = [new DepartmentPlan { Id = new("desk"), Name = "Desk" }],
            Services = [new ServicePlan { Id = new("card"), Name = "Card", Steps = [new StepPlan { Id = new("serve"), Department = new("desk"), Lead = true }] }],
            Staff = [new StaffPlan { Id = new("ann"), Name = "Ann", Department = new("desk") }],
        },
        Arrivals = [new ArrivalPlan { Service = new("card"), Rates = rates }],
        ServiceTimes = [new ServiceTimePlan { Time = DistributionPlan.Exponential(3) }],
    };

    private sealed class StopAt(CancellationTokenSource stop, string phase) : IProgress<StaffingProgress>
    {
        public void Report(StaffingProgress value)
        {
            if (value.Phase == phase)
            {
                stop.Cancel();
            }
        }
    }
}
