using Coordination.Access;
using Coordination.TestKit.Access;
using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access.Matrix;

/// <summary>Every operation of the document, as every role.</summary>
public sealed class MatrixTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private const int Lane = 11;

    [Fact]
    public async Task EveryOperation_AsEveryRole_IsDecidedAsTheTableSays()
    {
        var matrix = DocumentedMatrix.Read();
        var callers = await MatrixCaller.MakeAsync(hall.Host.Coordination, matrix, AccessFixture.Hall, Lane);
        var clerk = callers.Single(caller => caller is { Role: "staff", IsOfOneDepartment: false });
        var own = new Dictionary<MatrixCaller, ProbeTarget>();
        foreach (var caller in callers.Where(caller => caller.Staff is not null))
        {
            own[caller] = await HeldAsync(AccessFixture.Hall, Lane, (caller.Staff!, caller.Key));
        }

        foreach (var caller in callers.Where(caller => caller.Role is "portal" or "device"))
        {
            own[caller] = own[clerk] with { Request = await SubmitAsync(AccessFixture.Hall, Lane, caller.Key) };
        }

        var run = new MatrixRun(matrix, [hall.Host.Client]);
        await run.RunAsync(callers, caller => own.GetValueOrDefault(caller, own[clerk]), await HeldByOthersAsync(AccessFixture.Hall, Lane + 1), await HeldByOthersAsync(AccessFixture.OtherHall, Lane));

        run.Wrong.ShouldBeEmpty();
        run.Decisions.ShouldBeGreaterThan(2000);
    }

    private async Task<ProbeTarget> HeldByOthersAsync(CentreId centre, int lane)
    {
        var staff = $"clerk-{lane}";
        return await HeldAsync(centre, lane, (staff, (await hall.Host.Coordination.NewKeyAsync(new Grant(Role.Staff, centre), staff)).Secret));
    }

    // A request that somebody of its lane has in hand.
    private async Task<ProbeTarget> HeldAsync(CentreId centre, int lane, (string Staff, string Key) holder)
    {
        var request = await SubmitAsync(centre, lane);
        await hall.Api.SendAsync(HttpMethod.Post, $"/v1/centres/{centre}/staff/{holder.Staff}/sign-on", null, ("X-Api-Key", holder.Key));
        (await hall.Api.SendAsync(HttpMethod.Post, $"/v1/centres/{centre}/staff/{holder.Staff}/next", null, ("X-Api-Key", holder.Key))).ShouldBe(200)["item"]!.ShouldStartWith(request);
        return new ProbeTarget(centre.ToString(), request, $"desk-{lane}", holder.Staff);
    }

    private async Task<string> SubmitAsync(CentreId centre, int lane, string? key = null) => (await hall.Api.SendAsync(
        HttpMethod.Post, $"/v1/centres/{centre}/requests", Api.Json(new { service = $"service-{lane}" }), key is null ? [] : [("X-Api-Key", key)])).ShouldBe(201)["request"]!;
}
