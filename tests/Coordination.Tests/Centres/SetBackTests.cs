using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Clock;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>The clock of a running centre is set back: memory becomes what a rebuild would make of it now.</summary>
public sealed class SetBackTests
{
    private readonly VirtualClock _steady = new(TestHall.Monday);

    [Fact]
    public async Task Reconcile_ClockSetBackAfterAnAppointmentCouldBeCalled_WaitsForItsTimeAgain()
    {
        var clock = new SetBackClock(_steady);
        await using var host = new EmbeddedHost(
            new InMemoryJournal(), new CoordinationOptions(), clock, new SequentialIds(0), NullLoggerFactory.Instance);
        await host.StartAsync();
        (await host.Plan(Hall).PublishAsync(OneDesk(), null, new CommandMeta(new Actor(ActorKind.Administrator, "admin")))).Require();
        var appointment = new SubmitRequest { Centre = Hall, Service = Passport, AppointmentAt = TestHall.Monday.AddMinutes(15) };
        var request = (await host.SubmitAsync(appointment, TestHall.Citizen())).Require().Request;
        _steady.Advance(TimeSpan.FromMinutes(10));
        (await CodeOfAsync(host, request)).ShouldNotBe(WaitCodes.NotBefore);

        clock.By = TimeSpan.FromHours(1);
        await host.Centre(Hall).ReconcileAsync();

        (await CodeOfAsync(host, request)).ShouldBe(WaitCodes.NotBefore);
        (await host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        (await host.Request(request).ReadAsync())!.Items[0].Status.ShouldBe(WorkItemStatus.Waiting);
        _steady.Advance(TimeSpan.FromHours(1));
        (await host.Request(request).ReadAsync())!.Items[0].Holder.ShouldBe(Anna);
    }

    /// <remarks>Case F17: order of arrival is the order of the record.</remarks>
    [Fact]
    public async Task Restart_ClockTwentySecondsBehind_WhoComesThenGoesAfterWhoIsThere()
    {
        var store = new InMemoryStore();
        var before = await TestHall.OpenAsync(WithDesk(desk => desk with { QueueLimit = 6 }), store);
        var came = new List<RequestId>();
        for (var number = 0; number < 3; number++)
        {
            before.Clock.Advance(TimeSpan.FromSeconds(1));
            came.Add(await before.SubmitAsync());
        }

        await using var after = await TestHall.OpenAsync(store: store, at: before.Clock.GetUtcNow().AddSeconds(-20));
        for (var number = 0; number < 3; number++)
        {
            after.Clock.Advance(TimeSpan.FromSeconds(1));
            came.Add(await after.SubmitAsync());
        }

        var positions = new List<long?>();
        foreach (var request in came)
        {
            positions.Add((await after.WaitAsync(request)).Position);
        }

        positions.ShouldBe([1, 2, 3, 4, 5, 6]);
        var queue = (await after.Centre.ReadQueueAsync()).Departments.ShouldHaveSingleItem();
        (queue.Waiting, queue.Booked).ShouldBe((6, 0));
        (await after.Host.Request(await after.SubmitAsync()).ReadAsync())!.Status.ShouldBe(RequestStatus.Refused);

        after.Clock.Advance(TimeSpan.FromMinutes(1));
        (await after.ItemAsync(came[5])).QueuedAt.ShouldBe(before.Clock.GetUtcNow() + TimeSpan.FromMicroseconds(3));
    }

    /// <remarks>Case F18: an offer of five seconds ends after five seconds, whatever the clock does meanwhile.</remarks>
    [Theory]
    [InlineData(0.5, false)]
    [InlineData(60, false)]
    [InlineData(60, true)]
    public async Task F18_Offer_ClockSetBack_EndsByTheTimeThatGoesBy(double minutesBack, bool isSetBackBefore)
    {
        var clock = new SetBackClock(_steady);
        await using var host = await OpenAsync(clock, desk => desk with { OfferSeconds = 5 });
        var request = (await host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
        clock.By = isSetBackBefore ? TimeSpan.FromMinutes(minutesBack) : TimeSpan.Zero;
        (await host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        (await StatusAsync(host, request)).ShouldBe(WorkItemStatus.Offered);
        clock.By = TimeSpan.FromMinutes(minutesBack);

        _steady.Advance(TimeSpan.FromSeconds(4.9));
        (await StatusAsync(host, request)).ShouldBe(WorkItemStatus.Offered);
        _steady.Advance(TimeSpan.FromSeconds(0.2));
        (await StatusAsync(host, request)).ShouldBe(WorkItemStatus.Waiting);
    }

    /// <remarks>The record is an hour ahead of the clock when the offer is made, and the clock is put right, but not wholly.</remarks>
    [Fact]
    public async Task F18_Offer_ClockSetBackAndForward_EndsByTheTimeThatGoesBy()
    {
        var clock = new SetBackClock(_steady);
        await using var host = await OpenAsync(clock, desk => desk with { OfferSeconds = 5 });
        var request = (await host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
        clock.By = TimeSpan.FromHours(1);
        (await host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        clock.By = TimeSpan.FromMinutes(30);
        _steady.Advance(TimeSpan.FromSeconds(1));
        await host.Staff(Hall, Boris).ExecuteAsync(new SignOn(), TestHall.By(Boris));
        (await StatusAsync(host, request)).ShouldBe(WorkItemStatus.Offered);

        _steady.Advance(TimeSpan.FromSeconds(4.1));

        var item = (await host.Request(request).ReadAsync())!.Items[0];
        (item.Status, item.Holder).ShouldBe((WorkItemStatus.Offered, Boris));
        _steady.Advance(TimeSpan.FromSeconds(5.1));
        (await StatusAsync(host, request)).ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task F18_OfferThatLapsedByTheTimeThatWentBy_CountsAsLapsed()
    {
        var clock = new SetBackClock(_steady);
        await using var host = await OpenAsync(clock, desk => desk with { OfferSeconds = 5 }, pauseAfter: 1);
        await host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen());
        (await host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        clock.By = TimeSpan.FromHours(1);

        _steady.Advance(TimeSpan.FromSeconds(6));

        (await host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.Paused);
    }

    /// <remarks>Case F18: a recall is a time on record, as appointments are. It comes when the clock says so, after a rebuild as before it.</remarks>
    [Theory]
    [InlineData(0.5)]
    [InlineData(60)]
    public async Task F18_Recall_ClockSetBack_ComesWhenTheClockSaysSo(double minutesBack)
    {
        var clock = new SetBackClock(_steady);
        await using var host = await OpenAsync(clock, desk => desk);
        (await host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        var request = (await host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
        (await host.Request(request).ExecuteAsync(new ReportNoShow(0, Anna), TestHall.By(Anna))).Require();
        clock.By = TimeSpan.FromMinutes(minutesBack);
        (await StatusAsync(host, request)).ShouldBe(WorkItemStatus.Waiting);

        _steady.Advance(TimeSpan.FromMinutes(minutesBack + 4.9));
        (await StatusAsync(host, request)).ShouldBe(WorkItemStatus.Waiting);
        _steady.Advance(TimeSpan.FromMinutes(0.2));

        (await StatusAsync(host, request)).ShouldBe(WorkItemStatus.Assigned);
    }

    private static async Task<EmbeddedHost> OpenAsync(SetBackClock clock, Func<DepartmentPlan, DepartmentPlan> desk, int? pauseAfter = null)
    {
        var host = new EmbeddedHost(new InMemoryJournal(), new CoordinationOptions(), clock, new SequentialIds(0), NullLoggerFactory.Instance);
        await host.StartAsync();
        var plan = WithDesk(desk);
        plan = pauseAfter is { } lapsed ? plan with { Routing = plan.Routing with { PauseAfterLapsedOffers = lapsed } } : plan;
        (await host.Plan(Hall).PublishAsync(plan, null, new CommandMeta(new Actor(ActorKind.Administrator, "admin")))).Require();
        return host;
    }

    private static async Task<WorkItemStatus> StatusAsync(EmbeddedHost host, RequestId request) => (await host.Request(request).ReadAsync())!.Items[0].Status;

    private static async Task<string> CodeOfAsync(EmbeddedHost host, RequestId request) =>
        (await host.Centre(Hall).ReadWaitAsync(request))!.Items[0].Code;
}
