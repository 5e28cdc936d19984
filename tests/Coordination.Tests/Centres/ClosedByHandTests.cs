using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>A desk that promises 30 minutes is closed by hand ten minutes after somebody has come, and opened an hour later.</summary>
public sealed class ClosedByHandTests
{
    private static readonly CommandMeta Supervisor = new(new Actor(ActorKind.Supervisor, "vera"));

    [Fact]
    public async Task F19_ClocksStandStill_WhatIsLeftIsPromisedFromTheOpeningOn()
    {
        await using var hall = await TestHall.OpenAsync(Standing());
        var request = await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromMinutes(10));

        await TellAsync(hall, new CloseDepartment("a burst pipe"));

        (await ClockAsync(hall, request)).ShouldBe(new ServiceClock(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10), null, null) { Halted = true });
        var wait = await hall.WaitAsync(request);
        (wait.Code, wait.Why).ShouldBe((WaitCodes.ClosedClockStands, "The department Desk is closed for now; the clocks of what it leads stand still meanwhile."));
        var online = await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromMinutes(60));
        (await ClockAsync(hall, online)).Halted.ShouldBeTrue();
        var opened = hall.Clock.GetUtcNow();
        await TellAsync(hall, new ReopenDepartment("dry again"));

        (await ClockAsync(hall, request)).Due.ShouldBe(opened.AddMinutes(20));
        (await ClockAsync(hall, online)).Due.ShouldBe(opened.AddMinutes(30));
        hall.CountEvents("request.service-level-missed").ShouldBe(0);
        hall.Clock.Advance(TimeSpan.FromMinutes(20));
        (await ClockAsync(hall, request)).Missed.ShouldBeTrue();
    }

    [Fact]
    public async Task F19_ClocksRunOn_AndWhySaysSo()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();

        await TellAsync(hall, new CloseDepartment("a burst pipe"));

        (await ClockAsync(hall, request)).Due.ShouldBe(TestHall.Monday.AddMinutes(30));
        (await hall.WaitAsync(request)).Why.ShouldBe("The department Desk is closed for now; clocks run on meanwhile.");
        hall.Clock.Advance(TimeSpan.FromMinutes(30));
        hall.CountEvents("request.service-level-missed").ShouldBe(1);
    }

    [Fact]
    public async Task F19_StandingStill_WhatTheCitizenDoesLeavesItSo()
    {
        await using var hall = await TestHall.OpenAsync(Standing());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        await TellAsync(hall, new CloseDepartment("a burst pipe"));
        await hall.ExecuteAsync(request, new AskDocuments(0, Anna, ["visa"]), TestHall.By(Anna));
        hall.Clock.Advance(TimeSpan.FromMinutes(5));
        await hall.ExecuteAsync(request, new SupplyDocuments(["visa"]), TestHall.Citizen());
        hall.Clock.Advance(TimeSpan.FromMinutes(5));

        (await ClockAsync(hall, request)).ShouldSatisfyAllConditions(clock => clock.Halted.ShouldBeTrue(), clock => clock.RunningSince.ShouldBeNull());
    }

    [Fact]
    public async Task F19_HostDownWhenItIsOpened_TheNextOneLetsClocksGoOn()
    {
        var store = new InMemoryStore();
        var before = await TestHall.OpenAsync(Standing(), store);
        var request = await before.SubmitAsync();
        await TellAsync(before, new CloseDepartment("a burst pipe"));
        before.Journal.Hold();
        var opening = before.Host.Department(Hall, Desk).ExecuteAsync(new ReopenDepartment("dry again"), Supervisor).AsTask();
        before.Journal.ReleaseOne();
        await opening;

        await using var after = await TestHall.OpenAsync(store: store, at: TestHall.Monday.AddMinutes(5));
        await after.Centre.ReadQueueAsync();
        after.Clock.Advance(TimeSpan.FromSeconds(1));

        var clock = await ClockAsync(after, request);
        clock.Halted.ShouldBeFalse();
        clock.Due!.Value.ShouldBeInRange(TestHall.Monday.AddMinutes(30), TestHall.Monday.AddMinutes(30).AddSeconds(1));
    }

    [Fact]
    public async Task F19_RuleThatComesWhileItIsClosed_CountsFromItsPublicationOn()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        await TellAsync(hall, new CloseDepartment("a burst pipe"));
        hall.Clock.Advance(TimeSpan.FromMinutes(10));

        await hall.PublishAsync(Standing());
        hall.Clock.Advance(TimeSpan.FromSeconds(1));

        (await ClockAsync(hall, request)).ShouldSatisfyAllConditions(
            clock => clock.Halted.ShouldBeTrue(), clock => clock.Used.ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10).Add(TimeSpan.FromMilliseconds(1))));
    }

    [Fact]
    public async Task F19_LimitedAfterTheClosing_ClocksStandStillFromTheClosing()
    {
        await using var hall = await TestHall.OpenAsync(Standing());
        await TellAsync(hall, new CloseDepartment("a burst pipe"));
        hall.Clock.Advance(TimeSpan.FromMinutes(5));
        await TellAsync(hall, new LimitConcurrency(1, "short of staff"));
        var state = (await hall.Host.Department(Hall, Desk).ReadAsync())!;
        var states = new DepartmentStates();
        states.Load(state);

        states.NoteRules(new ActivePlan(Standing(), 1), new ActivePlan(Standing() with { Name = "Another name" }, 2) { PublishedAt = TestHall.Monday.AddHours(1) });
        states.HaltsSince(new ActivePlan(Standing(), 1) { PublishedAt = TestHall.Monday.AddDays(-1) }, Desk).ShouldBe(TestHall.Monday);
        state.Since.ShouldBeGreaterThan(TestHall.Monday);
    }

    private static HallPlan Standing() => WithDesk(desk => desk with { ClockWhenClosed = ClockWhenClosed.StandsStill });

    private static async Task TellAsync(TestHall hall, DepartmentCommand command)
    {
        (await hall.Host.Department(Hall, Desk).ExecuteAsync(command, Supervisor)).Require();
        hall.Clock.Advance(TimeSpan.FromTicks(10));
    }

    private static async Task<ServiceClock> ClockAsync(TestHall hall, RequestId request) => (await hall.Host.Request(request).ReadAsync())!.Clock!;
}
