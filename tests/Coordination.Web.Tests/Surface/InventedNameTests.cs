using Coordination.Hosting;
using Coordination.Web.Surface;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>Names that nobody has are nothing but 404, and leave nothing behind: not in memory and not on record.</summary>
public sealed class InventedNameTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const int Invented = 2000;

    [Fact]
    public async Task EveryCommand_OfAHallThatIsNotThere_IsNotFound()
    {
        foreach (var operation in await CommandsAsync("{centre}"))
        {
            (await SendAsync(operation, operation.Address().Replace("/hall/", "/nowhere/", StringComparison.Ordinal))).ShouldBeProblem(404, "not-found", "centre");
        }
    }

    [Fact]
    public async Task EveryCommand_OfAPersonOrDepartmentThatIsNotThere_IsNotFound()
    {
        foreach (var operation in await CommandsAsync("{staff}"))
        {
            (await SendAsync(operation, operation.Address().Replace("clerk-0", "nobody", StringComparison.Ordinal))).ShouldBeProblem(404, "not-found", "staff");
        }

        foreach (var operation in await CommandsAsync("{department}"))
        {
            (await SendAsync(operation, operation.Address().Replace("desk-0", "nothing", StringComparison.Ordinal))).ShouldBeProblem(404, "not-found", "department");
        }
    }

    [Fact]
    public async Task ThousandsOfNames_InAnyPath_LeaveNothingInMemoryOrOnRecord()
    {
        await Engine.WhenIdleAsync();
        var (live, last, halls) = (Engine.LiveGrains, await Engine.Journal.ReadLastSequenceAsync(), Names.Count);

        await Parallel.ForEachAsync(Enumerable.Range(0, Invented), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            (await hall.Api.PostAsync($"/v1/centres/nowhere-{number}/staff/x/next")).ShouldBeProblem(404, "not-found");
            (await hall.Api.PostAsync($"/v1/centres/hall/staff/nobody-{number}/next")).ShouldBeProblem(404, "not-found");
            (await hall.Api.PostAsync($"/v1/centres/nowhere-{number}/requests", new { service = "x" })).ShouldBeProblem(404, "not-found");
            (await hall.Api.PostAsync($"/v1/requests/{Guid.CreateVersion7()}/cancel")).ShouldBeProblem(404, "not-found");
            (await hall.Api.GetAsync($"/v1/centres/nowhere-{number}/services")).ShouldBeProblem(404, "not-found");
            (await hall.Api.GetAsync($"/v1/centres/hall/staff/nobody-{number}")).ShouldBeProblem(404, "not-found");
            (await hall.Api.GetAsync($"/management/v1/centres/hall/departments/nothing-{number}/report")).ShouldBeProblem(404, "not-found");
            (await hall.Api.GetAsync($"/management/v1/grains/staff/hall/nobody-{number}")).ShouldBeProblem(404, "not-found");
            (await hall.Api.GetAsync($"/management/v1/centres/hall/batches/nothing-{number}")).ShouldBeProblem(404, "not-found");
        });

        await Engine.WhenIdleAsync();
        Engine.LiveGrains.ShouldBe(live);
        Names.Count.ShouldBeLessThanOrEqualTo(halls + 1);
        (await Engine.Journal.ReadLastSequenceAsync()).ShouldBe(last);
    }

    [Fact]
    public async Task Command_OfAPersonWhoJoinsByANewPlan_Arrives()
    {
        var read = await hall.Api.GetAsync("/management/v1/centres/hall/plan");
        (await hall.Api.PostAsync("/v1/centres/hall/staff/newcomer/resume")).ShouldBeProblem(404, "not-found", "staff");

        (await hall.Api.SendAsync(
            HttpMethod.Put, "/management/v1/centres/hall/plan", Api.Raw(read.Text.Replace("\"id\": \"other-59\"", "\"id\": \"newcomer\"", StringComparison.Ordinal)), ("X-Actor", Api.Supervisor), ("If-Match", "*")))
            .ShouldBe(200);

        (await hall.Api.PostAsync("/v1/centres/hall/staff/newcomer/sign-on")).ShouldBe(200);
    }

    private EmbeddedHost Engine => (EmbeddedHost)hall.Host.Coordination;

    private HallNames Names => hall.Host.Service<HallNames>();

    private async Task<IEnumerable<ApiDocument.Operation>> CommandsAsync(string with) =>
        (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Where(operation =>
            operation.Method == "post" && operation.Path.Contains(with, StringComparison.Ordinal));

    private Task<ApiReply> SendAsync(ApiDocument.Operation operation, string path) =>
        hall.Api.SendAsync(HttpMethod.Post, path, Api.Raw(Fuzz.WritingOperations.Bodies[operation.Id]), ("X-Actor", Api.Supervisor));
}
