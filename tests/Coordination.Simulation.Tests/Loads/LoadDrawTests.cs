using Coordination.Centres;
using Coordination.Plans;
using Coordination.Simulation.Loads;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Loads;

public sealed class LoadDrawTests
{
    private static readonly CentreId Centre = new("load-1");

    [Theory]
    [InlineData("peak-day.json")]
    [InlineData("mmc-3.json")]
    public void Of_Scenario_BringsTheSameCitizensEachTimeToAPlanWithoutFault(string file)
    {
        var scenario = Read(file);

        var day = LoadDraw.Of(scenario, Centre, 120);

        PlanCheck.Check(day.Plan).ShouldBeEmpty();
        day.Plan.Centre.ShouldBe(Centre);
        day.Citizens.Length.ShouldBeGreaterThan(40);
        day.Citizens.Select(citizen => citizen.CameMinute).ShouldBeInOrder();
        day.Citizens.ShouldAllBe(citizen => citizen.CameMinute < 120 && citizen.ServiceMinutes.All(minutes => minutes > 0));
        day.Citizens.Zip(LoadDraw.Of(scenario, Centre, 120).Citizens).ShouldAllBe(pair =>
            pair.First.CameMinute == pair.Second.CameMinute && pair.First.ServiceMinutes.SequenceEqual(pair.Second.ServiceMinutes));
    }

    [Fact]
    public void Of_OneServer_SimulatesTheWaitsOfTheseVeryCitizens()
    {
        var day = LoadDraw.Of(OneServer(arrivals: 0.7), Centre, 300);

        // One server, one level: nobody waits for anything but the work of those before (Lindley's recursion).
        var free = 0.0;
        foreach (var citizen in day.Citizens)
        {
            var begins = Math.Max(free, citizen.CameMinute);
            citizen.SimulatedWait!.Value.ShouldBe(begins - citizen.CameMinute, 0.001);
            free = begins + citizen.ServiceMinutes[0];
        }

        day.Citizens.Max(citizen => citizen.SimulatedWait!.Value).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Of_EveryFeature_NamesWhatIsLeftOut() =>
        LoadDraw.Of(Read("peak-day.json"), Centre, 60).LeftOut.ShouldBe(
            ["appointments", "patience", "no-shows", "documents", "absences", "training", "crises", "opening hours", "offers (work is assigned at once)", "skills that relax", "escalation"]);

    [Fact]
    public void Of_Rosters_SignsPeopleOnAndOffAtTheirTimes()
    {
        var day = LoadDraw.Of(Read("peak-day.json"), Centre, 600);

        day.Duties.Select(duty => duty.Minute).ShouldBeInOrder();
        day.Duties.Where(duty => duty.Staff.ToString() == "anna").Select(duty => (duty.Minute, duty.Change)).ShouldBe(
            [(0, DutyChange.SignOn), (225, DutyChange.Pause), (255, DutyChange.Resume), (600, DutyChange.Drain)]);
        day.Plan.Staff.ShouldAllBe(person => day.Duties.Any(duty => duty.Staff == person.Id && duty.Change == DutyChange.SignOn));
    }

    private static Scenario Read(string file)
    {
        var reading = ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", file));
        return reading.Scenario ?? throw new InvalidOperationException(string.Join(' ', reading.Faults));
    }

    private static Scenario OneServer(double arrivals) => new()
    {
        Version = Scenario.CurrentVersion,
        Name = "one",
        Horizon = 300,
        Queue = new QueueModel
        {
            Servers = 1,
            Arrivals = System.Collections.Immutable.ImmutableSortedDictionary<Urgency, double>.Empty.Add(Urgency.General, arrivals),
            Service = DistributionPlan.Exponential(1),
        },
    };
}
