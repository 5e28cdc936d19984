using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Portal;

/// <summary>Where the citizen is, as citizens and staff say it.</summary>
public sealed class PresenceTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Requests = "/v1/centres/hall/requests";

    /// <remarks>Case F8: two requests of one citizen at two windows.</remarks>
    [Fact]
    public async Task F8_Submit_SecondRequestOfAVisit_WaitsWhileTheCitizenIsWithSomebody()
    {
        var (lane, other) = (hall.NextLane(), hall.NextLane());
        var first = (await SubmitAsync(lane)).ShouldBe(201);
        var second = (await SubmitAsync(other, new { request = first["request"], code = first["trackingCode"] })).ShouldBe(201)["request"];
        await lane.SignOnAsync();
        await other.SignOnAsync();
        (await hall.Api.PostAsync($"{lane.Person}/next")).ShouldBe(200);

        (await hall.Api.PostAsync($"{other.Person}/next")).ShouldBeProblem(409, "nothing-waiting");
        (await hall.Api.GetAsync($"/v1/requests/{second}")).ShouldBe(200).Body.GetProperty("items")[0].GetProperty("whyCode").GetString().ShouldBe("elsewhere");

        (await lane.ItemAsync(first["request"]!, "complete")).ShouldBe(200);
        (await hall.Api.PostAsync($"{other.Person}/next")).ShouldBe(200);
    }

    [Fact]
    public async Task F8_Submit_VisitOfSomebodyElse_IsRefused()
    {
        var lane = hall.NextLane();
        var (first, stranger) = ((await SubmitAsync(lane)).ShouldBe(201), (await SubmitAsync(lane)).ShouldBe(201));

        (await SubmitAsync(lane, new { request = first["request"], code = stranger["trackingCode"] })).ShouldBeProblem(400, "invalid", "visit.code");
        (await SubmitAsync(lane, new { request = Guid.NewGuid().ToString(), code = stranger["trackingCode"] })).ShouldBeProblem(400, "invalid", "visit.code");
        var second = (await SubmitAsync(lane, new { request = first["request"], code = first["trackingCode"] })).ShouldBe(201);
        var third = (await SubmitAsync(lane, new { request = second["request"], code = second["trackingCode"] })).ShouldBe(201);
        (await hall.Api.GetAsync($"/management/v1/grains/request/{third["request"]}", ("X-Actor", Api.Supervisor))).ShouldBe(200).Text.ShouldContain($"\"visit\":\"{first["request"]}\"");
        (await SubmitAsync(lane, new { request = "me", code = stranger["trackingCode"] })).ShouldBeProblem(400, "invalid", "visit.request");
    }

    /// <remarks>Case F6: the request keeps its id, and its history says from when to when.</remarks>
    [Fact]
    public async Task F6_Move_Booking_KeepsTheRequestAndFreesTheTime()
    {
        var lane = hall.NextLane();
        var booked = (await hall.Api.PostAsync(Requests, new { service = lane.Service, appointmentAt = Day(1) })).ShouldBe(201);
        var (path, to) = ($"/v1/requests/{booked["request"]}", Day(2));

        (await hall.Api.PostAsync($"{path}/appointment", new { appointmentAt = to })).ShouldBe(200);

        (await hall.Api.GetAsync(path)).ShouldBe(200).Body.GetProperty("appointmentAt").GetDateTimeOffset().ShouldBe(DateTimeOffset.Parse(to, System.Globalization.CultureInfo.InvariantCulture));
        (await hall.Api.PostAsync($"{path}/appointment", new { appointmentAt = "2031-05-07T09:30:00" })).ShouldBeProblem(400, "invalid", "appointmentAt");
        (await hall.Api.PostAsync($"{path}/appointment", new { appointmentAt = "2001-05-07T09:30:00Z" })).ShouldBeProblem(400, "invalid", "appointmentAt");
    }

    /// <remarks>Case F13: a held item keeps all capacity, a parked one none.</remarks>
    [Fact]
    public async Task F13_Park_FreesTheClerkForTheNext_AndComesBackWithItsAge()
    {
        var lane = hall.NextLane();
        var first = await lane.StartedAsync();
        var second = await lane.SubmitAsync();

        (await lane.ItemAsync(first, "park", new { reason = "a form", minutes = 30 })).ShouldBe(200)["status"].ShouldBe("waiting");
        (await hall.Api.PostAsync($"{lane.Person}/next")).ShouldBe(200).Text.ShouldContain(second);
        (await lane.ItemAsync(second, "complete")).ShouldBe(200);
        var third = await lane.SubmitAsync();
        (await hall.Api.PostAsync($"/v1/requests/{first}/arrival")).ShouldBe(200);

        (await hall.Api.PostAsync($"{lane.Person}/next")).ShouldBe(200).Text.ShouldContain(first);
        (await hall.Api.GetAsync($"/v1/requests/{third}")).ShouldBe(200)["status"].ShouldBe("waiting");
    }

    [Fact]
    public async Task Arrival_OfAWalkIn_SaysThatNothingWaitsForIt()
    {
        var request = await hall.NextLane().SubmitAsync();

        (await hall.Api.PostAsync($"/v1/requests/{request}/arrival")).ShouldBeProblem(409, "wrong-state");
        (await hall.Api.PostAsync($"/v1/requests/{request}/step-back", new { minutes = 0 })).ShouldBeProblem(400, "invalid", "minutes");
        (await hall.Api.PostAsync($"/v1/requests/{request}/step-back", new { })).ShouldBeProblem(400, "invalid", "minutes");
        (await hall.Api.PostAsync($"/v1/requests/{request}/step-back", new { minutes = 15 })).ShouldBe(200);
    }

    private static string Day(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private Task<ApiReply> SubmitAsync(Lane lane, object? visit = null) => visit is null
        ? hall.Api.PostAsync(Requests, new { service = lane.Service, channel = "window" })
        : hall.Api.PostAsync(Requests, new { service = lane.Service, channel = "window", visit });
}
