using System.Text;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>A desk that is open from 8 to 16 closes for the day; its grace ends at 16:30 in Warsaw.</summary>
public sealed class DayEndTests
{
    private static readonly ClosingPlan Strict = new() { Waiting = WaitingAtClosing.End, InHand = InHandAtClosing.Release, Staff = StaffAtClosing.SignOff };
    private static readonly DateTimeOffset Grace = new(2026, 3, 2, 15, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NextMorning = new(2026, 3, 3, 7, 5, 0, TimeSpan.Zero);

    [Fact]
    public async Task F10_WaitingEnds_WhoIsThereIsSentHomeAfterTheGraceAndNobodyElse()
    {
        await using var hall = await TestHall.OpenAsync(Closing(Strict));
        var window = await SubmitAsync(hall, Channel.Window);
        var phone = await SubmitAsync(hall, Channel.Phone);
        var online = await SubmitAsync(hall, Channel.Online);
        var booked = await SubmitAsync(hall, Channel.Window, at: NextMorning.AddHours(2));

        AdvanceTo(hall, Grace.AddSeconds(-1));
        (await hall.QueueAsync()).ShouldBe([window, phone, online], ignoreOrder: true);
        AdvanceTo(hall, Grace);

        foreach (var gone in new[] { window, phone })
        {
            var state = (await hall.Host.Request(gone).ReadAsync())!;
            (state.Status, state.EndReason, state.ClosedAt).ShouldBe((RequestStatus.Cancelled, new ReasonId("closed-for-the-day"), Grace));
        }

        (await hall.QueueAsync()).ShouldBe([online]);
        (await hall.ItemAsync(booked)).Status.ShouldBe(WorkItemStatus.Waiting);
        Events(hall, "request.cancelled").ShouldAllBe(happened => happened.By.Kind == ActorKind.Engine && Text(happened).Contains("closed-for-the-day"));
        Events(hall, "request.cancelled").Count.ShouldBe(2);
    }

    [Fact]
    public async Task F10_NoRule_WhoWaitsIsFirstInTheMorning()
    {
        await using var hall = await TestHall.OpenAsync(WithOfficeHours());
        var waiting = await SubmitAsync(hall, Channel.Window);

        AdvanceTo(hall, NextMorning);
        await SubmitAsync(hall, Channel.Window);

        (await hall.QueueAsync())[0].ShouldBe(waiting);
    }

    [Fact]
    public async Task F10_DepartmentWithARuleOfItsOwn_TakesThePlaceOfTheHalls()
    {
        var plan = Closing(Strict with { ReasonCode = new("shut") }) with { Reasons = [new ReasonPlan(new("shut"), "We are closed.")] };
        await using var hall = await TestHall.OpenAsync(plan with { Departments = [plan.Departments[0] with { Closing = new ClosingPlan() }] });
        var waiting = await SubmitAsync(hall, Channel.Window);
        AdvanceTo(hall, Grace.AddHours(1));
        (await hall.ItemAsync(waiting)).Status.ShouldBe(WorkItemStatus.Waiting);

        // A rule that comes later counts for the closing before it.
        await hall.PublishAsync(plan);
        hall.Clock.Advance(TimeSpan.FromSeconds(1));

        (await hall.Host.Request(waiting).ReadAsync())!.EndReason.ShouldBe(new ReasonId("shut"));
    }

    [Theory]
    [InlineData(Channel.Window, InHandAtClosing.Keep, WorkItemStatus.Assigned)]
    [InlineData(Channel.Window, InHandAtClosing.Release, WorkItemStatus.Waiting)]
    [InlineData(Channel.Window, InHandAtClosing.End, WorkItemStatus.Cancelled)]
    [InlineData(Channel.Online, InHandAtClosing.End, WorkItemStatus.Waiting)]
    public async Task F11_InHand_StaysOrGoesBackOrEnds(Channel channel, InHandAtClosing rule, WorkItemStatus status)
    {
        await using var hall = await TestHall.OpenAsync(Closing(new ClosingPlan { InHand = rule }));
        await hall.StaffAsync(Anna, new SignOn());
        var request = await SubmitAsync(hall, channel);

        AdvanceTo(hall, Grace);

        (await hall.ItemAsync(request)).ShouldSatisfyAllConditions(
            item => item.Status.ShouldBe(status), item => item.QueuedAt.ShouldBe(TestHall.Monday));
        (await hall.Host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);
    }

    [Fact]
    public async Task F11_WhoNeverSignsOff_IsSignedOffAndGivesBackWhatTheyHold()
    {
        await using var hall = await TestHall.OpenAsync(Closing(new ClosingPlan { Staff = StaffAtClosing.SignOff }));
        await hall.StaffAsync(Anna, new SignOn());
        await hall.StaffAsync(Boris, new SignOn());
        var held = await SubmitAsync(hall, Channel.Window);
        await hall.ExecuteAsync(held, new StartItem(0, Anna), TestHall.By(Anna));
        AdvanceTo(hall, Grace.AddMinutes(-5));
        await hall.StaffAsync(Boris, new PauseWork("Gone to the bank."));

        AdvanceTo(hall, Grace);

        foreach (var staff in new[] { Anna, Boris })
        {
            var state = (await hall.Host.Staff(Hall, staff).ReadAsync())!;
            (state.Presence, state.Since, state.SignedOnAt).ShouldBe((StaffPresence.SignedOff, Grace, null));
        }

        Events(hall, "staff.signed-off").ShouldAllBe(happened => happened.By.Kind == ActorKind.Engine && Text(happened).Contains("closed-for-the-day"));
        (await hall.ItemAsync(held)).ShouldSatisfyAllConditions(item => item.Status.ShouldBe(WorkItemStatus.Waiting), item => item.Holder.ShouldBeNull());

        // Whoever comes back in the evening stays.
        await hall.StaffAsync(Anna, new SignOn());
        AdvanceTo(hall, NextMorning);
        (await hall.Host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);
        (await hall.ItemAsync(held)).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task F11_HostDownAtClosing_TheMorningFindsWhatTheEveningWouldHaveLeft()
    {
        var store = new InMemoryStore();
        var plan = Closing(Strict);
        var before = await TestHall.OpenAsync(plan, store);
        await before.StaffAsync(Anna, new SignOn());
        var held = await SubmitAsync(before, Channel.Window);
        var waiting = await SubmitAsync(before, Channel.Window);
        var online = await SubmitAsync(before, Channel.Online);
        await before.DisposeAsync();

        // Open again since five minutes.
        await using var after = await TestHall.OpenAsync(store: store, at: NextMorning);
        await after.Centre.ReadQueueAsync();
        after.Clock.Advance(TimeSpan.FromSeconds(1));

        foreach (var gone in new[] { held, waiting })
        {
            var state = (await after.Host.Request(gone).ReadAsync())!;
            (state.Status, state.EndReason).ShouldBe((RequestStatus.Cancelled, new ReasonId("closed-for-the-day")));
        }

        (await after.Host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOff);
        Events(after, "item.assigned").Count.ShouldBe(1, "yesterday's citizen is given to nobody this morning");

        await after.StaffAsync(Anna, new SignOn());
        (await after.ItemAsync(online)).Holder.ShouldBe(Anna);
        var today = await SubmitAsync(after, Channel.Window);
        after.Clock.Advance(TimeSpan.FromHours(1));
        (await after.ItemAsync(today)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task F10_FiveThousandWait_AllAreEndedAndOnlineOnesWait()
    {
        await using var hall = await TestHall.OpenAsync(Closing(Strict));
        for (var citizen = 0; citizen < 5000; citizen++)
        {
            await SubmitAsync(hall, citizen % 50 == 0 ? Channel.Online : Channel.Window);
        }

        AdvanceTo(hall, Grace);
        hall.Clock.Advance(TimeSpan.FromSeconds(1));

        (await hall.Centre.ReadQueueAsync(limit: 0)).Waiting.ShouldBe(100);
        hall.CountEvents("request.cancelled").ShouldBe(4900);
    }

    [Fact]
    public async Task F10_StoreFailsAtClosing_IsDoneShortlyAfter()
    {
        await using var hall = await TestHall.OpenAsync(Closing(Strict));
        var waiting = await SubmitAsync(hall, Channel.Window);
        AdvanceTo(hall, Grace.AddSeconds(-1));
        hall.Journal.FailNext(new JournalUnavailableException("The disk is full."));

        AdvanceTo(hall, Grace.AddMinutes(2));

        (await hall.ItemAsync(waiting)).Status.ShouldBe(WorkItemStatus.Cancelled);
        hall.CountEvents("request.cancelled").ShouldBe(1);
    }

    [Fact]
    public async Task F10_PartStillInHandElsewhere_GoesOnAndEndsWhenThatIsOver()
    {
        var legal = new DepartmentPlan { Id = new("legal"), Name = "Lawyers" };
        var clara = Person(new("clara")) with { Department = legal.Id };
        var both = new ServicePlan
        {
            Id = Passport,
            Name = "Both",
            Steps = [new StepPlan { Id = new("desk"), Department = Desk }, new StepPlan { Id = new("opinion"), Department = legal.Id }],
        };
        var plan = Closing(Strict);
        await using var hall = await TestHall.OpenAsync(plan with { Departments = [.. plan.Departments, legal], Services = [both], Staff = [.. plan.Staff, clara] });
        await hall.StaffAsync(clara.Id, new SignOn());
        var request = await SubmitAsync(hall, Channel.Window);
        await hall.ExecuteAsync(request, new StartItem(1, clara.Id), TestHall.By(clara.Id));

        AdvanceTo(hall, Grace);
        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);

        // What it has elsewhere is given out as ever, though the department here has closed.
        await hall.ExecuteAsync(request, new ReleaseItem(1, "lunch"), new CommandMeta(new Actor(ActorKind.Supervisor, "vera")));
        (await hall.Host.Request(request).ReadAsync())!.Items[1].Holder.ShouldBe(clara.Id);
        await hall.ExecuteAsync(request, new CompleteItem(1, clara.Id), TestHall.By(clara.Id));
        hall.Clock.Advance(TimeSpan.FromSeconds(1));
        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Cancelled);
    }

    /// <remarks>It does not end, so it is not kept back either.</remarks>
    [Fact]
    public async Task F10_PartWithTheCitizen_IsServedAtOnceInTheMorning()
    {
        var legal = new DepartmentPlan { Id = new("legal"), Name = "Lawyers" };
        var clara = Person(new("clara")) with { Department = legal.Id };
        var both = new ServicePlan
        {
            Id = Passport,
            Name = "Both",
            Steps = [new StepPlan { Id = new("desk"), Department = Desk }, new StepPlan { Id = new("opinion"), Department = legal.Id }],
        };
        var (plan, store) = (Closing(Strict), new InMemoryStore());
        var before = await TestHall.OpenAsync(plan with { Departments = [.. plan.Departments, legal], Services = [both], Staff = [.. plan.Staff, clara] }, store);
        await before.StaffAsync(clara.Id, new SignOn());
        var request = await SubmitAsync(before, Channel.Window);
        await before.ExecuteAsync(request, new AskDocuments(1, clara.Id, ["photo"], "Please bring it."), TestHall.By(clara.Id));
        AdvanceTo(before, Grace.AddMinutes(1));
        await before.DisposeAsync();

        await using var after = await TestHall.OpenAsync(store: store, at: NextMorning);
        await after.StaffAsync(Anna, new SignOn());

        (await after.ItemAsync(request)).Holder.ShouldBe(Anna);
    }

    [Theory]
    [InlineData("documents")]
    [InlineData("parked")]
    [InlineData("released")]
    [InlineData("missed")]
    [InlineData("reviewed")]
    public async Task F10_WhoDidNotWaitThereAtTheClosing_WaitsOnInTheMorning(string how)
    {
        var plan = Closing(new ClosingPlan { Waiting = WaitingAtClosing.End });
        await using var hall = await TestHall.OpenAsync(plan);
        await hall.StaffAsync(Anna, new SignOn());
        var request = await SubmitAsync(hall, Channel.Window);
        if (how == "documents")
        {
            await hall.ExecuteAsync(request, new AskDocuments(0, Anna, ["photo"]), TestHall.By(Anna));
        }
        else if (how == "reviewed")
        {
            await hall.ExecuteAsync(request, new ObjectToDispatch(0, Anna, "Not ours."), TestHall.By(Anna));
        }

        AdvanceTo(hall, NextMorning);
        await hall.StaffAsync(Anna, new PauseWork("tea"));
        var supervisor = new CommandMeta(new Actor(ActorKind.Supervisor, "vera"));
        var (command, by) = how switch
        {
            "documents" => ((RequestCommand)new SupplyDocuments(["photo"]), TestHall.Citizen()),
            "parked" => (new ParkItem(0, Anna, "a form") { Minutes = 5 }, TestHall.By(Anna)),
            "released" => (new ReleaseItem(0, "ill"), supervisor),
            "missed" => (new ReportNoShow(0, Anna), TestHall.By(Anna)),
            _ => (new ReviewObjection(0, false, Desk, "It is."), supervisor),
        };
        await hall.ExecuteAsync(request, command, by);
        hall.Clock.Advance(TimeSpan.FromSeconds(5));

        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
        hall.CountEvents("request.cancelled").ShouldBe(0);

        // At the end of that day it has waited there.
        AdvanceTo(hall, Grace.AddDays(1));
        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Cancelled);
    }

    [Fact]
    public async Task F10_InTheHandsOfWhoSignsOffInTheMorning_WaitsOn()
    {
        await using var hall = await TestHall.OpenAsync(Closing(new ClosingPlan { Waiting = WaitingAtClosing.End }));
        await hall.StaffAsync(Anna, new SignOn());
        var request = await SubmitAsync(hall, Channel.Window);
        AdvanceTo(hall, NextMorning);

        await hall.StaffAsync(Anna, new SignOff { Release = true });
        hall.Clock.Advance(TimeSpan.FromSeconds(5));

        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task F10_PassedOnAfterTheClosing_WaitsOnWhereItHasCome()
    {
        var legal = new DepartmentPlan { Id = new("legal"), Name = "Lawyers", MeetsCitizens = true };
        var plan = Closing(new ClosingPlan { Waiting = WaitingAtClosing.End });
        var clara = Person(new("clara")) with { Department = legal.Id };
        plan = plan with { Departments = [.. plan.Departments, legal], Staff = [.. plan.Staff, clara], Services = [plan.Services[0] with { Steps = [plan.Services[0].Steps[0] with { Department = legal.Id }] }] };
        await using var hall = await TestHall.OpenAsync(plan);
        var request = await SubmitAsync(hall, Channel.Window);
        AdvanceTo(hall, NextMorning);

        await hall.PublishAsync(plan with
        {
            Staff = [.. plan.Staff[..^1]], Departments = [plan.Departments[0]], FormerDepartments = [new FormerDepartment(legal.Id, Desk)], Services = [plan.Services[0] with { Steps = [plan.Services[0].Steps[0] with { Department = Desk }] }],
        });
        hall.Clock.Advance(TimeSpan.FromSeconds(5));

        var item = await hall.ItemAsync(request);
        (item.Department, item.Status, item.QueuedAt).ShouldBe((Desk, WorkItemStatus.Waiting, TestHall.Monday));
    }

    [Fact]
    public async Task SignOffForTheDay_StorageFailsThen_IsDoneShortlyAfter()
    {
        await using var hall = await TestHall.OpenAsync(Closing(new ClosingPlan { Staff = StaffAtClosing.SignOff }));
        await hall.StaffAsync(Anna, new SignOn());
        hall.Journal.FailNext(new JournalUnavailableException("The disk is full."));

        AdvanceTo(hall, Grace);
        (await hall.Host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);
        hall.Clock.Advance(TimeSpan.FromSeconds(2));

        (await hall.Host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOff);
    }

    [Fact]
    public async Task SignOffForTheDay_FromSomebodyElse_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());

        var reply = await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOffForTheDay(TestHall.Monday.AddDays(1)), TestHall.By(Anna));

        reply.Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);
    }

    private static HallPlan Closing(ClosingPlan rule) => WithOfficeHours() with { Closing = rule };

    private static void AdvanceTo(TestHall hall, DateTimeOffset at) => hall.Clock.Advance(at - hall.Clock.GetUtcNow());

    private static async Task<RequestId> SubmitAsync(TestHall hall, Channel channel, DateTimeOffset? at = null) =>
        (await hall.Host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport, Channel = channel, AppointmentAt = at }, TestHall.Citizen())).Require().Request;

    private static List<JournalEvent> Events(TestHall hall, string name) =>
        [.. hall.Journal.Store.Entries.Select(entry => entry.Event).Where(happened => happened.Type == name)];

    private static string Text(JournalEvent happened) => Encoding.UTF8.GetString(happened.Payload.Span);
}
