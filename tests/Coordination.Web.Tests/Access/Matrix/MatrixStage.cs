using Coordination.Access;
using Coordination.Hosting;
using Coordination.TestKit.Access;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Access.Matrix;

/// <summary>Two halls with a request in hand at several desks, and somebody of each role.</summary>
internal sealed class MatrixStage(ICoordination coordination, IReadOnlyList<HttpClient> hosts)
{
    private const int Lane = 11;

    private readonly Api _api = new(hosts[0]);

    /// <summary>Calls everything as everybody, at one host after the other.</summary>
    public async Task<MatrixRun> RunAsync()
    {
        var matrix = DocumentedMatrix.Read();
        var callers = await MatrixCaller.MakeAsync(coordination, matrix, AccessFixture.Hall, Lane);
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

        var run = new MatrixRun(matrix, hosts);
        await run.RunAsync(
            callers, caller => own.GetValueOrDefault(caller, own[clerk]), await HeldByOthersAsync(AccessFixture.Hall, Lane + 1), await HeldByOthersAsync(AccessFixture.OtherHall, Lane));
        return run;
    }

    private async Task<ProbeTarget> HeldByOthersAsync(CentreId centre, int lane)
    {
        var staff = $"clerk-{lane}";
        return await HeldAsync(centre, lane, (staff, (await coordination.NewKeyAsync(new Grant(Role.Staff, centre), staff)).Secret));
    }

    // A request that somebody of its lane has in hand.
    private async Task<ProbeTarget> HeldAsync(CentreId centre, int lane, (string Staff, string Key) holder)
    {
        var request = await SubmitAsync(centre, lane);
        await _api.SendAsync(HttpMethod.Post, $"/v1/centres/{centre}/staff/{holder.Staff}/sign-on", null, ("X-Api-Key", holder.Key));
        (await _api.SendAsync(HttpMethod.Post, $"/v1/centres/{centre}/staff/{holder.Staff}/next", null, ("X-Api-Key", holder.Key))).ShouldBe(200)["item"]!.ShouldStartWith(request);
        return new ProbeTarget(centre.ToString(), request, $"desk-{lane}", holder.Staff);
    }

    private async Task<string> SubmitAsync(CentreId centre, int lane, string? key = null) => (await _api.SendAsync(
        HttpMethod.Post, $"/v1/centres/{centre}/requests", Api.Json(new { service = $"service-{lane}" }), key is null ? [] : [("X-Api-Key", key)])).ShouldBe(201)["request"]!;
}
