using System.Globalization;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Management;

public sealed class CentreTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task Queue_OfADepartment_IsInOrderAndWithinTheLimit()
    {
        var lane = hall.NextLane();
        var first = await lane.SubmitAsync();
        await lane.SubmitAsync();
        var urgent = await lane.SubmitAsync(new { danger = "yes" });

        var queue = (await hall.Api.GetAsync($"/management/v1/centres/hall/queue?department={lane.Department}&limit=2")).ShouldBe(200).Body.GetProperty("departments")[0];

        queue.GetProperty("waiting").GetInt64().ShouldBe(3);
        queue.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("item").GetString()).ShouldBe([$"{urgent}:0", $"{first}:0"]);
        queue.GetProperty("byUrgency").GetProperty("1").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Queue_WithStaff_SaysWhoHoldsWhat()
    {
        var lane = hall.NextLane();
        var request = await lane.TakenAsync();

        (await hall.Api.GetAsync("/management/v1/centres/hall/queue")).ShouldBe(200).Body.GetProperty("staff").EnumerateArray()
            .Single(person => person.GetProperty("staff").GetString() == lane.Clerk).GetProperty("items")[0].GetString().ShouldBe($"{request}:0");
    }

    [Fact]
    public async Task Reports_ShowWhatSomebodyIsForAndHowTheyStand()
    {
        var lane = hall.NextLane();
        var request = await lane.TakenAsync();
        await lane.SubmitAsync();

        var department = (await hall.Api.GetAsync($"/management/v1/centres/hall/departments/{lane.Department}/report")).ShouldBe(200).Body;
        var person = (await hall.Api.GetAsync($"/management/v1/centres/hall/staff/{lane.Clerk}/report")).ShouldBe(200).Body;

        department.GetProperty("queue").GetProperty("waiting").GetInt64().ShouldBe(1);
        department.GetProperty("services").GetArrayLength().ShouldBeGreaterThan(0);
        person.GetProperty("load").GetProperty("items")[0].GetString().ShouldBe($"{request}:0");
        person.GetProperty("plan").GetProperty("department").GetString().ShouldBe($"{lane.Department}");
    }

    [Theory]
    [InlineData("hall/departments/nowhere/report", 404)]
    [InlineData("hall/staff/nobody/report", 404)]
    [InlineData("nowhere/queue", 404)]
    [InlineData("nowhere/state", 404)]
    [InlineData("nowhere/counts", 404)]
    [InlineData("hall/queue?department=nowhere", 404)]
    [InlineData("hall/queue?limit=0", 400)]
    [InlineData("hall/counts?kind=dog", 400)]
    [InlineData("nowhere/crises", 404)]
    [InlineData("hall/crises?limit=51", 400)]
    [InlineData("hall/crises?before=0", 400)]
    public async Task Read_WrongName_IsAProblem(string path, int status) =>
        (await hall.Api.GetAsync($"/management/v1/centres/{path}")).ShouldBeProblem(status, status == 400 ? "invalid" : "not-found");

    [Fact]
    public async Task Crisis_DeclaredAndLifted_ShowsInTheState()
    {
        var lane = hall.NextLane();
        (await lane.SuperviseAsync("centres/hall/crisis/declare", new { reason = "flood" })).ShouldBe(200)["inCrisis"].ShouldBe("True");
        (await hall.Api.GetAsync("/management/v1/centres/hall/state"))["inCrisis"].ShouldBe("True");
        (await lane.SuperviseAsync("centres/hall/crisis/declare", new { reason = "again" })).ShouldBeProblem(409, "wrong-state");
        (await lane.SuperviseAsync("centres/hall/crisis/lift", new { reason = "over" })).ShouldBe(200)["inCrisis"].ShouldBe("False");
        (await hall.Api.GetAsync("/management/v1/centres/hall/state"))["inCrisis"].ShouldBe("False");
        var crises = (await hall.Api.GetAsync("/management/v1/centres/hall/crises?limit=1")).ShouldBe(200).Body;
        var last = crises.GetProperty("crises")[0];
        last.GetProperty("liftedAt").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(last.GetProperty("declaredAt").GetDateTimeOffset());
        last.GetProperty("declaredBy").GetProperty("kind").GetString().ShouldBe("supervisor");
        last.GetProperty("personal").GetString().ShouldBe("kept");
        last.GetProperty("liftPersonal").GetString().ShouldBe("kept");
        last.GetProperty("effects").GetProperty("held").GetProperty("count").GetInt32().ShouldBe(0);
        var before = (await hall.Api.GetAsync($"/management/v1/centres/hall/crises?before={last.GetProperty("version")}")).ShouldBe(200).Body;
        before.GetProperty("crises").EnumerateArray().ShouldAllBe(crisis => crisis.GetProperty("version").GetInt64() < last.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Crisis_UnknownCentre_IsNotFoundAndMakesNone()
    {
        (await hall.NextLane().SuperviseAsync("centres/nowhere/crisis/declare", new { reason = "x" })).ShouldBeProblem(404, "not-found", "centre");
        (await hall.Api.GetAsync("/management/v1/grains/centre/nowhere")).ShouldBe(404);
    }

    [Fact]
    public async Task Reconcile_NothingWrong_RepairsNothing()
    {
        await hall.NextLane().SubmitAsync();

        var report = (await hall.NextLane().SuperviseAsync("centres/hall/reconcile", new { reason = "To be sure." })).ShouldBe(200);

        long.Parse(report["compared"]!, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        report["missing"].ShouldBe("0");
        report["surplus"].ShouldBe("0");
    }

    [Fact]
    public async Task Counts_ByStatus_AddUp()
    {
        await hall.NextLane().CompletedAsync();

        var counts = (await hall.Api.GetAsync("/management/v1/centres/hall/counts")).ShouldBe(200);

        counts.Body.GetProperty("byStatus").GetProperty("completed").GetInt64().ShouldBeGreaterThan(0);
        counts.Body.GetProperty("byStatus").EnumerateObject().Sum(status => status.Value.GetInt64()).ShouldBe(long.Parse(counts["total"]!, CultureInfo.InvariantCulture));
    }
}
