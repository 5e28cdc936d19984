using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

/// <summary>Case F6: a booked time becomes another one, and the request stays what it is.</summary>
public sealed class AppointmentTests
{
    private static readonly DateTimeOffset Booked = Story.Monday.AddMinutes(60);

    [Fact]
    public void F6_Move_TakesTheNewTimeAndKeepsTheRequest()
    {
        var to = Booked.AddDays(1);
        var story = Booking().After(10).Given(new MoveAppointment(to.ToOffset(TimeSpan.FromHours(1))));
        story.Happened<AppointmentMoved>().ShouldSatisfyAllConditions(moved => moved.From.ShouldBe(Booked), moved => moved.To.Offset.ShouldBe(TimeSpan.Zero));
        (story.State.AppointmentAt, story[0].QueuedAt, story[0].NotBefore, story.Clock.RunningSince, story.Clock.Due)
            .ShouldBe((to, to, to.AddMinutes(-10), to, to.AddMinutes(120)));

        story.When(Assign()).Refused(RefusalCodes.WrongState, "item");
        story.At(to).Given(Assign());
    }

    [Fact]
    public void F6_Move_OfWhoHadCome_WaitsForThemAnew()
    {
        var story = Story.Begin(RequestTestHall.Asking(ArrivalRule.Required)).Given(Submit() with { AppointmentAt = Booked }, new ReportArrival(), new MoveAppointment(Booked.AddHours(2)));
        (story.State.ArrivedAt, story.State.AwaitedUntil, story.Clock.RunningSince).ShouldBe((null, Booked.AddHours(3), null));
    }

    [Fact]
    public void F6_Move_ToATimeThatIsNone_IsRefused()
    {
        Booking().When(new MoveAppointment(Story.Monday.AddMinutes(-1))).Refused(RefusalCodes.Invalid, "appointmentAt");
        Booking().When(new MoveAppointment(Booked.AddYears(3))).Refused(RefusalCodes.Invalid, "appointmentAt");
        Booking().When(new MoveAppointment(Booked.AddHours(12))).Refused(RefusalCodes.Closed, "appointmentAt");
        Booking().When(new MoveAppointment(Booked)).Refused(RefusalCodes.WrongState, "appointmentAt");
    }

    [Fact]
    public void F6_Move_OfNoBookingOrOneThatWasCalled_IsRefused()
    {
        Story.Begin().Given(Submit()).When(new MoveAppointment(Booked)).Refused(RefusalCodes.WrongState);
        Booking().At(Booked).Given(Assign()).When(new MoveAppointment(Booked.AddHours(1))).Refused(RefusalCodes.WrongState);
        Booking().Given(new CancelRequest()).When(new MoveAppointment(Booked.AddHours(1))).Refused(RefusalCodes.WrongState);
    }

    private static Story Booking() => Story.Begin().Given(Submit() with { AppointmentAt = Booked });
}
