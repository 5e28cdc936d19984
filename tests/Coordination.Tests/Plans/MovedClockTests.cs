using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Grains;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Plans;

/// <summary>A desk that is open on weekdays from 8 to 16 promises nine hours; on Monday at 9, Warsaw time, a plan makes Tuesday a holiday.</summary>
public sealed class MovedClockTests
{
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "ada"));
    private static readonly DateTimeOffset TuesdayAtTen = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset WednesdayAtTen = TuesdayAtTen.AddDays(1);

    [Fact]
    public async Task F16_HolidayIsAdded_OpenClocksStopOnIt()
    {
        await using var hall = await TestHall.OpenAsync(Hours());
        var request = await hall.SubmitAsync();
        (await ClockAsync(hall, request)).Due.ShouldBe(TuesdayAtTen);

        await PublishAsync(hall, Hours(tuesday: false));

        (await ClockAsync(hall, request)).ShouldBe(new ServiceClock(TimeSpan.FromHours(9), TimeSpan.Zero, TestHall.Monday, WednesdayAtTen) { Plan = 2 });
        hall.Clock.Advance(WednesdayAtTen.AddSeconds(-1) - hall.Clock.GetUtcNow());
        hall.CountEvents("request.service-level-missed").ShouldBe(0);
        hall.Clock.Advance(TimeSpan.FromSeconds(1));
        (await ClockAsync(hall, request)).Missed.ShouldBeTrue();
        hall.CountEvents("request.clock-moved").ShouldBe(1);
    }

    [Fact]
    public async Task F16_TwoSubmissionsOfOneMinute_DoNotDifferByThePlanTheyMet()
    {
        await using var hall = await TestHall.OpenAsync(Hours());
        var before = await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromSeconds(20));
        await PublishAsync(hall, Hours(tuesday: false));
        hall.Clock.Advance(TimeSpan.FromSeconds(20));
        var after = await hall.SubmitAsync();

        ((await ClockAsync(hall, after)).Due - (await ClockAsync(hall, before)).Due).ShouldBe(hall.Clock.GetUtcNow() - TestHall.Monday);
    }

    [Fact]
    public async Task F16_WhatWasUsedStaysUsed_AndTheClockGoesOnByTheNewHoursWhenItRunsAgain()
    {
        await using var hall = await TestHall.OpenAsync(Hours());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromHours(2));
        await hall.ExecuteAsync(request, new AskDocuments(0, Anna, ["visa"]), TestHall.By(Anna));

        await PublishAsync(hall, Hours(tuesday: false));
        (await ClockAsync(hall, request)).ShouldBe(new ServiceClock(TimeSpan.FromHours(9), TimeSpan.FromHours(2), null, null) { Plan = 2 });

        // From 11 on Monday: five hours to the evening, and two on Wednesday.
        await hall.ExecuteAsync(request, new SupplyDocuments(["visa"]), TestHall.Citizen());
        (await ClockAsync(hall, request)).Due.ShouldBe(WednesdayAtTen.AddMilliseconds(1));
    }

    [Fact]
    public async Task F16_DepartmentThatHadBecomeAnother_ComesBackWithItsHours()
    {
        var (merged, tax) = (Hours() with { FormerDepartments = [new FormerDepartment(new("tax"), Desk)] }, new DepartmentPlan { Id = new("tax"), Name = "Taxes" });
        var apart = Hours() with
        {
            Departments = [.. Hours().Departments, tax],
            Services = [Hours().Services[0] with { Steps = [Hours().Services[0].Steps[0] with { Department = tax.Id }] }],
            Staff = [.. Hours().Staff, Person(new("tom")) with { Department = tax.Id }],
        };
        await using var hall = await TestHall.OpenAsync(apart);
        var request = await hall.SubmitAsync();

        await PublishAsync(hall, merged);
        (await ClockAsync(hall, request)).Due.ShouldBe(TuesdayAtTen);

        await PublishAsync(hall, apart);
        (await ClockAsync(hall, request)).Due.ShouldBe(TestHall.Monday.AddHours(9));
    }

    /// <remarks>Another host has published the plan, and moved the clock.</remarks>
    [Fact]
    public async Task F16_HostThatDoesNotKnowThePlanYet_LeavesTheClockToItsHours()
    {
        await using var hall = await TestHall.OpenAsync(Hours());
        var request = await hall.SubmitAsync();
        await PublishAsync(hall, Hours(tuesday: false));
        var promises = Hours() with { ServiceLevels = [.. Hours().ServiceLevels, new ServiceLevelTarget { Urgency = Urgency.MoreUrgent, Minutes = 9 * 60 }] };
        var (before, after) = (new ActivePlan(promises, 1), new ActivePlan(Hours(tuesday: false), 2));
        var state = (await hall.Host.Request(request).ReadAsync())!;

        var decision = new RequestBehaviour().Decide(
            state, new EscalateRequest(Urgency.MoreUrgent, "look"),
            new DecisionContext<RequestInput>(TestHall.Monday.AddHours(1), Administrator.By, new RequestInput(before, Current: before, Clock: after)));

        var clock = decision.Events.Single().Clock!;
        (clock.Due, clock.Plan).ShouldBe((WednesdayAtTen, 2));
    }

    /// <remarks>The engine tells requests one after the other; whatever somebody does with one before has the same hours.</remarks>
    [Fact]
    public async Task F16_CommandComesBeforeTheEngines_GoesByTheSameHours()
    {
        await using var hall = await TestHall.OpenAsync(Hours());
        await hall.StaffAsync(Anna, new SignOn());
        await hall.StaffAsync(Boris, new SignOn());
        var (stopped, escalated) = (await hall.SubmitAsync(), await hall.SubmitAsync());
        hall.Clock.Advance(TimeSpan.FromHours(2));

        // The rest of Monday is a holiday too, which takes nothing back.
        var plan = Hours(tuesday: false);
        await hall.PublishAsync(plan with { Calendars = [plan.Calendars[0] with { Holidays = [.. plan.Calendars[0].Holidays, new Holiday(new DateOnly(2026, 3, 2), "The day before")] }] });
        await hall.ExecuteAsync(stopped, new AskDocuments(0, Anna, ["visa"]), TestHall.By(Anna));
        await hall.ExecuteAsync(escalated, new EscalateRequest(Urgency.MoreUrgent, "look"), Administrator);

        (await ClockAsync(hall, stopped)).ShouldBe(new ServiceClock(TimeSpan.FromHours(9), TimeSpan.FromHours(2), null, null) { Plan = 2 });
        (await ClockAsync(hall, escalated)).ShouldBe(new ServiceClock(null, TimeSpan.FromHours(2), TestHall.Monday.AddHours(2), null) { Plan = 2 });
        hall.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await ClockAsync(hall, escalated)).Used.ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task F16_Booked_RunsFromTheBookedTimeByTheNewHours()
    {
        await using var hall = await TestHall.OpenAsync(Hours());
        var booked = await hall.SubmitAsync(appointmentAt: TestHall.Monday.AddHours(3));

        await PublishAsync(hall, Hours(tuesday: false));

        // Four hours on Monday, five on Wednesday.
        (await ClockAsync(hall, booked)).Due.ShouldBe(WednesdayAtTen.AddHours(3));
    }

    [Fact]
    public async Task F16_PlanThatChangesNoHours_MovesNothing_AndOneThatChangesThemBackMovesItBack()
    {
        await using var hall = await TestHall.OpenAsync(Hours());
        var request = await hall.SubmitAsync();

        await PublishAsync(hall, Hours() with { Name = "Another name" });
        hall.CountEvents("request.clock-moved").ShouldBe(0);

        await PublishAsync(hall, Hours(tuesday: false));
        await PublishAsync(hall, Hours());
        (await ClockAsync(hall, request)).Due.ShouldBe(TuesdayAtTen);
        hall.CountEvents("request.clock-moved").ShouldBe(2);
    }

    [Fact]
    public async Task F16_BookedOnADayThatBecomesAHoliday_NobodyHasMissedIt()
    {
        var plan = Hours() with { Services = [Hours().Services[0] with { Arrival = ImmutableDictionary<Channel, ArrivalRule>.Empty.Add(Channel.Window, ArrivalRule.Required) }] };
        await using var hall = await TestHall.OpenAsync(plan);
        var submission = new SubmitRequest { Centre = Hall, Service = Passport, Channel = Channel.Window, AppointmentAt = TuesdayAtTen };
        var booked = (await hall.Host.SubmitAsync(submission, TestHall.Citizen())).Require().Request;
        await PublishAsync(hall, Hours(tuesday: false) with { Services = plan.Services });

        hall.Clock.Advance(WednesdayAtTen - hall.Clock.GetUtcNow());
        await hall.StaffAsync(Anna, new SignOn());

        (await hall.Host.Request(booked).ReadAsync())!.Status.ShouldBe(RequestStatus.Waiting);
        (await hall.WaitAsync(booked)).Code.ShouldBe(WaitCodes.ClosedWhenBooked);
    }

    [Fact]
    public async Task F16_HostEndsAtThePublication_TheNextOneGoesOnAndNothingIsMissed()
    {
        var store = new InMemoryStore();
        var before = await TestHall.OpenAsync(Hours(), store);
        var first = await before.SubmitAsync();
        await before.StaffAsync(Anna, new SignOn());
        await before.ExecuteAsync(first, new AskDocuments(0, Anna, ["visa"]), TestHall.By(Anna));
        var second = await before.SubmitAsync();
        before.Journal.Hold();
        var publishing = before.Host.Plan(Hall).PublishAsync(Hours(tuesday: false), null, Administrator).AsTask();
        before.Journal.ReleaseOne();
        await publishing;

        // At noon on the holiday: by the old hours both were due at ten.
        await using var after = await TestHall.OpenAsync(store: store, at: TuesdayAtTen.AddHours(2));
        await after.Centre.ReadQueueAsync();
        after.Clock.Advance(TimeSpan.FromSeconds(1));

        (await ClockAsync(after, second)).Due.ShouldBe(WednesdayAtTen);
        var stopped = await ClockAsync(after, first);
        (stopped.Due, stopped.Plan).ShouldBe((null, 2));

        after.CountEvents("request.service-level-missed").ShouldBe(0);
        after.CountEvents("request.clock-moved").ShouldBe(2);
    }

    [Fact]
    public async Task F16_Trial_TellsTheClocksThatMove()
    {
        await using var hall = await TestHall.OpenAsync(Hours());
        var request = await hall.SubmitAsync();

        var preview = await new PlanPreviews(hall.Host, hall.Host.Journal, hall.Clock).PreviewAsync(Hours(tuesday: false));

        preview.ClockCount.ShouldBe(1);
        preview.Clocks.ShouldHaveSingleItem().ShouldBe(new TouchedClock(request, TuesdayAtTen, WednesdayAtTen));
    }

    private static HallPlan Hours(bool tuesday = true)
    {
        var plan = WithOfficeHours() with { ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 9 * 60 }] };
        return tuesday ? plan : plan with { Calendars = [plan.Calendars[0] with { Holidays = [new Holiday(new DateOnly(2026, 3, 3), "Founders' Day")] }] };
    }

    private static async Task PublishAsync(TestHall hall, HallPlan plan)
    {
        await hall.PublishAsync(plan);
        hall.Clock.Advance(TimeSpan.FromMilliseconds(1));
    }

    private static async Task<ServiceClock> ClockAsync(TestHall hall, RequestId request) => (await hall.Host.Request(request).ReadAsync())!.Clock!;
}
