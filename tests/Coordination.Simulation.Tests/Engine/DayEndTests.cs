using System.Globalization;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Scenarios;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.Simulation.Tests.Engine.SmallHall;

namespace Coordination.Simulation.Tests.Engine;

/// <summary>The desk is open from minute 0 to 30 and from 60 to 120: the first is a break, the second the end of the day. Its grace ends at minute 128.</summary>
public sealed class DayEndTests
{
    private static readonly CalendarPlan Hours = new()
    {
        Id = new("hours"), Hours = [new OpeningHours(DayOfWeek.Monday, new(8, 0), new(8, 30)), new OpeningHours(DayOfWeek.Monday, new(9, 0), new(10, 0))],
    };

    private static readonly ClosingPlan Rule = new() { GraceMinutes = 8, Waiting = WaitingAtClosing.End };

    [Fact]
    public void F10_WaitingEnds_OnlyAtTheEndOfTheDayAndOnlyWhoIsThere() =>
        Ends(Closing(Rule, [Come("card", 25, 26, 104, 105, 106), Come("card", 107) with { Channel = Channel.Online }]))
            .ShouldBe(["1 serve ann 25-35 served", "2 serve ann 60-70 served", "3 serve ann 104-114 served", "4 serve ann 114-124 served", "5 serve - --128 abandoned"]);

    [Fact]
    public void F10_NoRule_WhoWaitsKeepsThePlace() =>
        Ends(Closing(new ClosingPlan(), [Come("card", 104, 105, 106)])).ShouldBe(["1 serve ann 104-114 served", "2 serve ann 114-124 served"]);

    [Theory]
    [InlineData(InHandAtClosing.Keep, StaffAtClosing.Stay, WaitingAtClosing.End, "1 serve ann 110-140 served")]
    [InlineData(InHandAtClosing.End, StaffAtClosing.Stay, WaitingAtClosing.Keep, "1 serve ann 110-128 abandoned")]
    [InlineData(InHandAtClosing.Release, StaffAtClosing.Stay, WaitingAtClosing.End, "1 serve - --128 abandoned")]
    [InlineData(InHandAtClosing.Release, StaffAtClosing.SignOff, WaitingAtClosing.End, "1 serve - --128 abandoned")]
    [InlineData(InHandAtClosing.Release, StaffAtClosing.Stay, WaitingAtClosing.Keep, "")]
    public void F11_InHand_StaysOrGoesBackOrEnds(InHandAtClosing inHand, StaffAtClosing staff, WaitingAtClosing waiting, string visit) =>
        string.Join('\n', Ends(Closing(Rule with { InHand = inHand, Staff = staff, Waiting = waiting }, [Come("card", 110)]) with
        {
            ServiceTimes = [new ServiceTimePlan { Time = DistributionPlan.Deterministic(30) }],
        })).ShouldBe(visit);

    /// <remarks>A citizen of two windows who was given back at closing is free for both in the morning.</remarks>
    [Fact]
    public void F11_InHandOfTwoWindows_GoesBackAndIsServedAfterwards() =>
        Ends(Closing(Rule with { InHand = InHandAtClosing.Release, Waiting = WaitingAtClosing.Keep }, [Come("together", 110)]) with
        {
            ServiceTimes = [new ServiceTimePlan { Time = DistributionPlan.Deterministic(30) }],
            Horizon = 20_000,
        }).Count(visit => visit.EndsWith("served", StringComparison.Ordinal)).ShouldBe(2);

    /// <remarks>The same day through the live engine's grains and in the simulator.</remarks>
    [Theory]
    [InlineData(WaitingAtClosing.End)]
    [InlineData(WaitingAtClosing.Keep)]
    public async Task F10_SameDay_EndsAlikeLiveAndSimulated(WaitingAtClosing waiting)
    {
        double[] window = [20.5, 25.5, 26.5, 90.5, 95.5, 102.5, 104.5, 105.5, 106.5];
        double[] online = [103.5, 107.5];
        var scenario = Closing(Rule with { Waiting = waiting }, [Come("card", window), Come("card", online) with { Channel = Channel.Online }]);
        var simulated = Records(ModelBuilder.Build(scenario), 0).Where(visit => visit.Outcome != VisitOutcome.Unfinished)
            .Select(visit => Line(visit.EndedMinute, visit.Outcome == VisitOutcome.Abandoned));

        (await LiveAsync(scenario.Plan!, window, online)).ShouldBe(simulated, ignoreOrder: true);
    }

    private static async Task<List<string>> LiveAsync(HallPlan plan, double[] window, double[] online)
    {
        var start = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        await using var hall = await TestHall.OpenAsync(plan, at: start);
        (await hall.Host.Staff(plan.Centre, new("ann")).ExecuteAsync(new SignOn(), TestHall.By(new("ann")))).Require();
        var (requests, ends) = (new List<RequestId>(), new List<string>());
        for (var minute = 0.5; minute < 400; minute += 0.5)
        {
            hall.Clock.Advance(start.AddMinutes(minute) - hall.Clock.GetUtcNow());
            foreach (var request in requests)
            {
                var item = await hall.ItemAsync(request);
                if (item.Status == WorkItemStatus.Assigned && item.AssignedAt <= hall.Clock.GetUtcNow().AddMinutes(-10))
                {
                    await hall.ExecuteAsync(request, new CompleteItem(0, item.Holder), TestHall.By(item.Holder!.Value));
                }
            }

            foreach (var channel in Comers(window, online, minute))
            {
                var command = new SubmitRequest { Centre = plan.Centre, Service = new("card"), Channel = channel };
                requests.Add((await hall.Host.SubmitAsync(command, TestHall.Citizen())).Require().Request);
            }
        }

        foreach (var request in requests)
        {
            var state = (await hall.Host.Request(request).ReadAsync())!;
            if (state.ClosedAt is { } ended)
            {
                ends.Add(Line((ended - start).TotalMinutes, state.Status == RequestStatus.Cancelled));
            }
        }

        return ends;
    }

    private static IEnumerable<Channel> Comers(double[] window, double[] online, double minute) =>
        [.. window.Where(at => at == minute).Select(_ => Channel.Window), .. online.Where(at => at == minute).Select(_ => Channel.Online)];

    private static IEnumerable<string> Ends(Scenario scenario) => Visits(scenario).Where(visit => !visit.EndsWith("unfinished", StringComparison.Ordinal));

    private static string Line(double ended, bool sentHome) => string.Create(CultureInfo.InvariantCulture, $"{ended:0.##} {(sentHome ? "sent home" : "served")}");

    private static Scenario Closing(ClosingPlan rule, ArrivalPlan[] arrivals) => Day with
    {
        Plan = (Plan with { Calendars = [Hours], Closing = rule }).With("desk", desk => desk with { Calendar = Hours.Id }),
        Arrivals = [.. arrivals],
        Horizon = 400,
    };
}
