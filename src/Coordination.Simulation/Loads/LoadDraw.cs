using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Plans;
using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Randomness;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Loads;

/// <summary>Draws a load from a scenario, and simulates the very same citizens, so that the hall's waits can be set beside theirs.</summary>
internal static class LoadDraw
{
    // Whoever came in time is served to the end, also in the simulation.
    private const double Afterwards = 7 * 1440;

    /// <summary>Draws a load.</summary>
    /// <param name="scenario">A scenario that <see cref="ScenarioCheck"/> found without fault.</param>
    /// <param name="centre">The centre that is made for it.</param>
    /// <param name="minutes">Only who comes in the first so many minutes.</param>
    /// <param name="cancellation">Stops it.</param>
    public static LoadDay Of(Scenario scenario, CentreId centre, double minutes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var whole = QueueExpansion.Expand(scenario);
        var plan = LoadPlan.Of(whole.Plan!, centre);
        var moments = whole.Arrivals.Select((arrival, index) => Moments(arrival, index, whole, minutes)).ToList();
        var visits = new VisitList();
        new Replication(ModelBuilder.Build(Like(whole, plan, moments, minutes)), 0, visits).Run(cancellation);
        return new LoadDay(plan, Citizens(whole, plan, moments, visits), LoadRoster.Of(whole, plan, minutes), minutes, LeftOut(whole));
    }

    private static List<double> Moments(ArrivalPlan arrival, int index, Scenario scenario, double minutes)
    {
        if (!arrival.Times.IsEmpty)
        {
            return [.. arrival.Times.Where(time => time < minutes)];
        }

        var rate = arrival.Rate is { } constant ? RateFunction.Constant(constant) : RateFunction.Of(arrival.Rates, arrival.Every);
        var random = new KeyedRandom(KeyedRandom.KeyOf(scenario.Seed, (ulong)index + 1), Purposes.Arrivals);
        var cursor = default(RateFunction.Cursor);
        var moments = new List<double>();
        while (rate.Advance(ref cursor, Ziggurat.Exponential(ref random), minutes) && cursor.At < minutes)
        {
            moments.Add(cursor.At);
        }

        return moments;
    }

    /// <summary>The scenario of the simulation beside the load: these citizens, and nothing that the load leaves out.</summary>
    private static Scenario Like(Scenario whole, HallPlan plan, List<List<double>> moments, double minutes) => whole with
    {
        Plan = plan,
        Horizon = minutes + Afterwards,
        WarmUp = 0,
        Arrivals = [.. whole.Arrivals.Zip(moments, (arrival, times) => arrival with
        {
            Rate = null, Rates = [], Every = null, Times = [.. times], Minutes = arrival.Minutes.IsEmpty ? [] : [.. arrival.Minutes.Take(times.Count)],
        })],
        Appointments = [],
        Patience = [],
        NoShows = [],
        Documents = [],
        Rosters = [.. whole.Rosters.Select(roster => roster with { Absence = 0 })],
        Absences = [],
        Training = [],
        Crises = [],
        Organisation = new OrganisationPlan(),
        AtClosing = ClosingRule.Wait,
    };

    private static ImmutableArray<LoadCitizen> Citizens(Scenario whole, HallPlan plan, List<List<double>> moments, VisitList visits)
    {
        var byCitizen = visits.ToLookup(visit => visit.Citizen);
        var services = plan.Services.ToDictionary(service => service.Id);
        return
        [
            .. whole.Arrivals.SelectMany((arrival, index) => moments[index].Select(at => (At: SimulationTime.Ticks(at), Index: index, Arrival: arrival)))
                .OrderBy(coming => coming.At).ThenBy(coming => coming.Index)
                .Select((coming, number) => Of(coming.Arrival, SimulationTime.Minutes(coming.At), number + 1, services[coming.Arrival.Service], [.. byCitizen[number + 1]])),
        ];
    }

    private static LoadCitizen Of(ArrivalPlan arrival, double came, int number, ServicePlan service, VisitRecord[] visits) => new()
    {
        Number = number,
        CameMinute = came,
        Service = service.Id,
        Urgency = arrival.Urgency ?? service.DefaultUrgency,
        Needs = arrival.Needs,
        Channel = arrival.Channel,
        ServiceMinutes = [.. service.Steps.Select(step => visits.FirstOrDefault(visit => visit.Step == step.Id.ToString() && visit.Outcome is VisitOutcome.Served)?.ServiceMinutes ?? step.ExpectedMinutes)],
        SimulatedWait = visits.Min(visit => visit.CalledMinute) - came,
    };

    private static ImmutableArray<string> LeftOut(Scenario scenario)
    {
        var plan = scenario.Plan!;
        (bool Has, string Text)[] parts =
        [
            (!scenario.Appointments.IsEmpty, "appointments"),
            (!scenario.Patience.IsEmpty, "patience"),
            (!scenario.NoShows.IsEmpty, "no-shows"),
            (!scenario.Documents.IsEmpty, "documents"),
            (!scenario.Absences.IsEmpty || scenario.Rosters.Any(roster => roster.Absence > 0), "absences"),
            (!scenario.Training.IsEmpty, "training"),
            (!scenario.Crises.IsEmpty, "crises"),
            (scenario.Organisation.Model is not OrganisationModel.Plan, "the model of organisation"),
            (plan.Departments.Any(department => department.Calendar is not null), "opening hours"),
            (plan.Departments.Any(department => department.OfferSeconds is not null), "offers (work is assigned at once)"),
            (plan.Services.SelectMany(service => service.Steps).SelectMany(step => step.Skills).Concat(plan.Needs.SelectMany(need => need.Skills)).Any(skill => skill.RelaxAfterMinutes is not null), "skills that relax"),
            (plan.ServiceLevels.Any(level => level.EscalateTo is not null), "escalation"),
            (plan.Routing.Order is OrderPolicyKind.Deadline, "deadlines at the load's speed (they pass in real minutes)"),
        ];
        return [.. parts.Where(part => part.Has).Select(part => part.Text)];
    }
}
