using System.Globalization;
using Coordination.Plans;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;
using Coordination.Simulation.Threads;
using Coordination.Staff;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Engine;

/// <summary>The whole engine, replayed through its grains, and the simulator make the same assignments of the same day.</summary>
public sealed class GrainsAgreementTests
{
    private const ulong Seed = 5;

    [Theory]
    [InlineData(OrderPolicyKind.Strict, false)]
    [InlineData(OrderPolicyKind.Strict, true)]
    [InlineData(OrderPolicyKind.Accumulating, true)]
    public void Run_SmallDay_AssignsAsTheGrainsDo(OrderPolicyKind order, bool pooling)
    {
        var day = DayInference.Infer(RecordingReader.ReadDay(Repository.SmallDay, new DateOnly(2026, 3, 2)));
        var options = new ReplayOptions { Seed = Seed, Order = order, Pooling = pooling };

        var replayed = Replayed(day, options);
        var simulated = Simulated(day, options);

        replayed.Count.ShouldBeGreaterThan(300);
        simulated.ShouldBe(replayed);
    }

    private static List<string> Replayed(InferredDay day, ReplayOptions options)
    {
        var visitors = SingleThread.Run(async () =>
        {
            await using var driver = new ReplayDriver(day, options, new InMemoryJournal(), null);
            await driver.RunAsync(default);
            return driver.Visitors;
        });
        return [.. visitors.Where(visitor => visitor.CalledAt is not null)
            .Select(visitor => Line(visitor.Citizen.Number + 1, visitor.Holder.ToString()!, (visitor.CalledAt!.Value - day.Recorded.Start.ToTimeSpan()).TotalMinutes))];
    }

    private static List<string> Simulated(InferredDay day, ReplayOptions options)
    {
        var scenario = ScenarioOf(day, options);
        ScenarioCheck.Check(scenario).ShouldBeEmpty();
        using var visits = new StringWriter(CultureInfo.InvariantCulture);
        SimulationRun.Run(scenario, new SimulationOptions { Visits = visits });
        return [.. visits.ToString().Split('\n')[1..^1].Select(line => line.Split(','))
            .Where(fields => fields[9].Length > 0)
            .OrderBy(fields => int.Parse(fields[2], CultureInfo.InvariantCulture))
            .Select(fields => Line(int.Parse(fields[2], CultureInfo.InvariantCulture), fields[13], double.Parse(fields[9], CultureInfo.InvariantCulture)))];
    }

    private static string Line(int citizen, string staff, double minute) =>
        string.Create(CultureInfo.InvariantCulture, $"citizen {citizen} to {staff} at {minute:0.000}");

    private static Scenario ScenarioOf(InferredDay day, ReplayOptions options)
    {
        var plan = RecordedDayPlan.Build(day, options);
        var start = day.Recorded.Start.ToTimeSpan();
        return new Scenario
        {
            Version = 1,
            Name = "The small day",
            Plan = plan,
            Start = day.Recorded.Date.ToDateTime(day.Recorded.Start),
            Horizon = (day.Recorded.End.ToTimeSpan() - start).TotalMinutes + 0.01,
            Replications = 1,
            // A source for each citizen: whoever comes at the same second is numbered as in the replay.
            Arrivals = [.. CitizenDraw.Draw(day, options.Seed).Select(citizen => new ArrivalPlan
            {
                Service = RecordedDayPlan.ServiceOf(plan.Departments[citizen.Desk].Id),
                Urgency = citizen.Urgency,
                Times = [(citizen.At - start).TotalMinutes],
                Minutes = [citizen.Service.TotalMinutes],
            })],
            Rosters = [.. day.Desks.SelectMany((desk, index) => Enumerable.Range(0, desk.Staff)
                .Select(person => Roster(RecordedDayPlan.StaffOf(plan.Departments[index].Id, person), [.. desk.Duty.Select(duty => duty > person)])))],
        };
    }

    private static RosterPlan Roster(StaffId person, bool[] onDuty)
    {
        var slot = DayInference.Slot.TotalMinutes;
        var shifts = new List<TimeInterval>();
        for (var index = 0; index < onDuty.Length; index++)
        {
            if (onDuty[index] && (index == 0 || !onDuty[index - 1]))
            {
                var end = Array.IndexOf(onDuty, false, index);
                shifts.Add(new TimeInterval(index * slot, (end < 0 ? onDuty.Length + 100 : end) * slot));
            }
        }

        return new RosterPlan { Staff = [person], Shifts = [.. shifts] };
    }
}
