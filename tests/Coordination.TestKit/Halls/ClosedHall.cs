using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Clock;
using Coordination.Staff;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.TestKit.Halls;

/// <summary>A hall whose host is down when it closes for the day: the next one, which starts when it has opened again, finds what the evening would have left.</summary>
internal static class ClosedHall
{
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "ada"));
    private static readonly DateTimeOffset NextMorning = new(2026, 3, 3, 7, 5, 0, TimeSpan.Zero);

    /// <summary>Lives the two days in a store that is empty.</summary>
    /// <param name="open">Opens a journal over the store.</param>
    /// <param name="waiting">How many wait.</param>
    public static async Task LiveAsync(Func<IJournal> open, int waiting)
    {
        List<RequestId> requests;
        await using (var first = open())
        {
            requests = await LiveFirstDayAsync(first, waiting);
        }

        await using var journal = open();
        var clock = new VirtualClock(NextMorning);
        await using var host = new EmbeddedHost(journal, new CoordinationOptions(), clock, new RandomIds(), NullLoggerFactory.Instance);
        await host.StartAsync();
        await host.Centre(Hall).ReadQueueAsync();
        for (var second = 0; second < 5; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await host.WhenIdleAsync();
        }

        foreach (var request in requests)
        {
            var state = (await host.Request(request).ReadAsync())!;
            (state.Status, state.EndReason).ShouldBe(state.Channel == Channel.Online ? (RequestStatus.Waiting, null) : (RequestStatus.Cancelled, new ReasonId("closed-for-the-day")));
        }

        (await host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOff);
        (await host.Centre(Hall).ReadQueueAsync(limit: 0)).Held.ShouldBe(0);
        (await JournalVerifier.VerifyAsync(journal, GrainReplays.All)).First.ShouldBeNull();
    }

    private static async Task<List<RequestId>> LiveFirstDayAsync(IJournal journal, int waiting)
    {
        var clock = new VirtualClock(TestHall.Monday);
        await using var host = new EmbeddedHost(journal, new CoordinationOptions(), clock, new RandomIds(), NullLoggerFactory.Instance);
        await host.StartAsync();
        var plan = WithOfficeHours() with { Closing = new ClosingPlan { Waiting = WaitingAtClosing.End, InHand = InHandAtClosing.Release, Staff = StaffAtClosing.SignOff } };
        (await host.Plan(Hall).PublishAsync(plan, null, Administrator)).Require();
        (await host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        var requests = new List<RequestId>();
        for (var citizen = 0; citizen < waiting; citizen++)
        {
            var command = new SubmitRequest { Centre = Hall, Service = Passport, Channel = citizen % 10 == 9 ? Channel.Online : Channel.Window };
            requests.Add((await host.SubmitAsync(command, TestHall.Citizen())).Require().Request);
        }

        await host.WhenIdleAsync();
        (await host.Centre(Hall).ReadQueueAsync(limit: 0)).Held.ShouldBe(1);
        return requests;
    }
}
