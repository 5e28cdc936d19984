using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Replays;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Calibration;

/// <summary>Writes a calibrated day as a scenario of the <c>silo</c> model: each desk its own queue and people, in order of arrival.</summary>
/// <remarks>
/// Arrivals come at their recorded moments, evenly within each interval between snapshots. The people of the roster are chosen so that
/// the desk's simulated queue follows the calibration's, so they stand for shared counters, helpers and the pace of the hour at once.
/// </remarks>
internal static class CalibratedScenario
{
    private const int Replications = 20;

    public static Scenario Of(HallDay day, HallModel model, CalibrationOptions options)
    {
        ImmutableArray<int> indices = [.. Enumerable.Range(0, day.Desks.Length).Where(index => day.Desks[index] is not null)];
        ImmutableArray<InferredDesk> desks = [.. indices.Select(index => Desk(day, index, model))];
        var plan = RecordedDayPlan.Build(new InferredDay(day.Recorded, desks), new ReplayOptions());
        var departments = DeskNames.Departments(desks);
        return new Scenario
        {
            Version = Scenario.CurrentVersion,
            Name = FormattableString.Invariant($"{day.Recorded.Hall}, {day.Date:yyyy-MM-dd}"),
            Description = FormattableString.Invariant(
                $"Calibrated on {model.Days.Length} recorded days{(model.Days.Contains(day) ? "" : ", this one not among them")}; arrivals and open counters are the day's own."),
            Plan = plan,
            Start = day.Date.ToDateTime(day.Recorded.Start),
            Horizon = (day.Recorded.End - day.Recorded.Start).TotalMinutes,
            Replications = Replications,
            Seed = options.Seed,
            BinMinutes = 5,
            Arrivals = [.. desks.Select((desk, index) => new ArrivalPlan { Service = RecordedDayPlan.ServiceOf(departments[index]), Times = Times(day, day.Desks[indices[index]]!) }).Where(arrival => !arrival.Times.IsEmpty)],
            ServiceTimes = [.. desks.Select((desk, index) => new ServiceTimePlan
            {
                Service = RecordedDayPlan.ServiceOf(departments[index]),
                Time = DistributionPlan.Lognormal(Math.Round(desk.MeanServiceMinutes, 3), DayInference.ServiceVariation),
            })],
            Rosters = [.. desks.SelectMany((desk, index) => Enumerable.Range(0, desk.Staff).Select(person =>
                new RosterPlan { Staff = [RecordedDayPlan.StaffOf(departments[index], person)], Shifts = Shifts(desk.Duty, person) }))],
            Organisation = new OrganisationPlan { Model = OrganisationModel.Silo, Silo = new SiloModel { ArrivalOrder = true } },
        };
    }

    private static InferredDesk Desk(HallDay day, int index, HallModel model)
    {
        var (desk, input) = (day.Desks[index]!, QueueInput.Of(day.Desks[index]!));
        var start = day.Recorded.Start.ToTimeSpan().TotalMinutes;
        var slots = Math.Max(1, (int)Math.Ceiling((day.Recorded.End - day.Recorded.Start) / DayInference.Slot));
        var curve = model.Desks[index] is { } known ? QueueCurve.Of(input, known) : new double[input.Minutes.Length];
        double[] rates = model.Desks[index] is { } throughput
            ? DayRates.Of(input, throughput, curve, start, slots)
            : [.. Enumerable.Repeat(1.0, slots)];
        var service = ScenarioRoster.ServiceMinutes(rates, HallResult.MinutesPerCounter(model.Days, index));
        return new InferredDesk
        {
            Recorded = desk.Desk,
            Flow = desk.Flow,
            MeanServiceMinutes = service,
            Duty = ScenarioRoster.Duty(rates, Times(day, desk), minute => QueueCurve.At(input, curve, start + minute), service),
        };
    }

    private static ImmutableArray<double> Times(HallDay day, DeskDay desk)
    {
        var times = ImmutableArray.CreateBuilder<double>(desk.Arrived);
        times.AddRange(Enumerable.Repeat((desk.Desk.Snapshots[0].At - day.Recorded.Start).TotalMinutes, desk.AtStart));
        foreach (var interval in desk.Flow)
        {
            for (var person = 0; person < interval.Arrived; person++)
            {
                times.Add(Math.Round((interval.From - day.Recorded.Start).TotalMinutes + (interval.Length.TotalMinutes * (person + 0.5) / interval.Arrived), 3));
            }
        }

        return times.ToImmutable();
    }

    private static ImmutableArray<TimeInterval> Shifts(ImmutableArray<int> duty, int person)
    {
        var shifts = ImmutableArray.CreateBuilder<TimeInterval>();
        var slot = DayInference.Slot.TotalMinutes;
        for (var from = 0; from < duty.Length; from++)
        {
            var to = from;
            while (to < duty.Length && duty[to] > person)
            {
                to++;
            }

            if (to > from)
            {
                shifts.Add(new TimeInterval(from * slot, to * slot));
                from = to;
            }
        }

        return shifts.ToImmutable();
    }
}
