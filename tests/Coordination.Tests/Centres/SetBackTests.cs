using Coordination.Dispatch;
using Coordination.Hosting;
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

    private static async Task<string> CodeOfAsync(EmbeddedHost host, RequestId request) =>
        (await host.Centre(Hall).ReadWaitAsync(request))!.Items[0].Code;
}
