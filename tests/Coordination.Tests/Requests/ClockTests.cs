using Coordination.Requests;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

/// <summary>Service-level clocks by a plan that came meanwhile, while their department is closed by hand, and while their citizen lets others go first.</summary>
public sealed class ClockTests
{
    // The desk has been closed since 16; from 19 on it is open until 20, so an hour and the first of Tuesday are left of the two promised.
    private static readonly DateTimeOffset MondayAtSeven = Story.Monday.AddHours(10);
    private static readonly DateTimeOffset TuesdayAtNine = Story.Monday.AddDays(1);

    [Fact]
    public void NewerHours_BeforeTheClockWasMoved_WhateverHappensGoesByThem()
    {
        var story = InTheEvening().When(Assign());

        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromMinutes(120), TimeSpan.Zero, MondayAtSeven, TuesdayAtNine) { Plan = 8 });
        story.When(new MoveClock(8)).Refused(RefusalCodes.WrongState);
    }

    [Fact]
    public void NewerHours_BeforeTheClockWasMoved_ItStopsWithWhatWasUsedByThem()
    {
        var story = InTheEvening().Given(new CancelRequest());

        (story.Clock.Used, story.Clock.RunningSince).ShouldBe((TimeSpan.FromMinutes(30), null));
    }

    [Fact]
    public void NewerHours_MovesTheClockOnceAndIsRefusedThen()
    {
        var story = InTheEvening().Given(new MoveClock(8));

        (story.Clock.Due, story.Clock.Plan).ShouldBe((TuesdayAtNine, 8));
        story.When(new MoveClock(8)).Refused(RefusalCodes.WrongState);
    }

    [Fact]
    public void HaltClock_WhileOthersGoFirst_GoesOnWhenTheCitizensTurnHasCome()
    {
        var story = SteppedBack().Given(new HaltClock(true, At(12))).At(At(15)).Given(new HaltClock(false, At(15)));

        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromMinutes(120), TimeSpan.FromMinutes(10), At(30), At(140)));
    }

    [Fact]
    public void HaltClock_WhileOthersGoFirst_GoesOnAtOnceForWhoIsBackMeanwhile()
    {
        var story = SteppedBack().Given(new HaltClock(true, At(12))).At(At(14)).Given(new ReportArrival()).At(At(15)).Given(new HaltClock(false, At(15)));

        story.Clock.Due.ShouldBe(At(125));
    }

    [Fact]
    public void StepBack_WhileTheClockStandsStill_CountsWhenItGoesOn()
    {
        var story = Story.Begin().Given(Submit(), new HaltClock(true, At(0))).At(At(10)).Given(new StepBack(20)).At(At(15)).Given(new HaltClock(false, At(15)));

        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromMinutes(120), TimeSpan.Zero, At(30), At(150)));
    }

    [Fact]
    public void StepBack_OfWhoIsAttendedToAllTheSame_EndsThere()
    {
        var story = SteppedBack().At(At(18)).When(new GiveItem(0, RequestTestHall.Anna, "nobody else is here"), Supervisor).Stands(RequestStatus.InService);

        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromMinutes(120), TimeSpan.FromMinutes(10), At(18), At(128)));
    }

    [Fact]
    public void StepBack_OfWhoIsBooked_BackBeforeTheirTime_RunsFromTheBookedTime()
    {
        var story = Story.Begin(RequestTestHall.Asking(Coordination.Plans.ArrivalRule.Required)).Given(Submit() with { AppointmentAt = At(60) }).At(At(40)).Given(new ReportArrival(), new StepBack(30));
        (story.Clock.RunningSince).ShouldBe(At(70));

        story.At(At(45)).Given(new ReportArrival());

        (story.Clock.RunningSince).ShouldBe(At(60));
    }

    [Fact]
    public void StepBack_AgainForLess_WhileTheClockStandsStill_KeepsTheLaterTime()
    {
        var story = Story.Begin().Given(Submit(), new HaltClock(true, At(0)), new StepBack(60), new StepBack(5));

        story.Clock.NotBefore.ShouldBe(At(60));
    }

    private static DateTimeOffset At(int minutes) => Story.Monday.AddMinutes(minutes);

    private static Story SteppedBack() => Story.Begin().Given(Submit()).At(At(10)).Given(new StepBack(20)).At(At(12));

    private static Story InTheEvening() => Story.Begin().At(MondayAtSeven.AddHours(-2)).Given(Submit() with { Channel = Coordination.Plans.Channel.Online })
        .Under(RequestTestHall.OpenUntil(20, MondayAtSeven)).At(MondayAtSeven.AddMinutes(30));
}
