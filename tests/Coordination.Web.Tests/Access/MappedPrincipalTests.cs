using System.Security.Claims;
using System.Text.Encodings.Web;
using Coordination.Access;
using Coordination.Journal;
using Coordination.Testing.Journal;
using Coordination.Web.Tests.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>An application that knows its users by a scheme of its own, and says who they are to the engine.</summary>
public sealed class MappedPrincipalTests : IAsyncLifetime
{
    private const string Queue = "/management/v1/centres/hall/queue";

    private TestHost? _host;

    private Api Api => new(_host!.Client);

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(
            store => store.Services.AddSingleton<IJournal>(new InMemoryJournal()),
            web =>
            {
                web.InsecureActors = false;
                web.ActorFrom = Map;
            },
            services: services => services.AddAuthentication("own").AddScheme<AuthenticationSchemeOptions, OwnScheme>("own", null));
        await _host.PublishAsync();
    }

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    [Fact]
    public async Task User_OfTheApplication_MayWhatTheMappingSays()
    {
        (await GetAsync(Queue, "eva")).ShouldBe(200);
        (await GetAsync(Queue, "paul")).ShouldBeProblem(403, "not-allowed", "read-work");
        (await GetAsync(Queue, "nina")).ShouldBeProblem(403, "not-allowed");
        (await Api.GetAsync(Queue)).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task User_WhoIsNobodyHere_MayWhatEverybodyMayAndNoMoreByAHeader()
    {
        (await GetAsync("/v1/centres/hall/services", "nina")).ShouldBe(200);
        (await Api.GetAsync(Queue, ("X-User", "nina"), ("X-Actor", "administrator:root"))).ShouldBeProblem(401, "unauthenticated", "X-Actor");
        (await Api.GetAsync(Queue, ("X-User", "eva"), ("X-Actor", "administrator:root"))).ShouldBeProblem(400, "invalid", "X-Actor");
    }

    [Fact]
    public async Task User_WhoWorksAtADesk_ServesAndStandsOnRecordByAnOpaqueId()
    {
        var request = (await Api.PostAsync("/v1/centres/hall/requests", new { service = "service-3" })).ShouldBe(201)["request"]!;
        foreach (var path in (string[])["/v1/centres/hall/staff/clerk-3/sign-on", "/v1/centres/hall/staff/clerk-3/next", $"/v1/requests/{request}/items/0/start", $"/v1/requests/{request}/items/0/complete"])
        {
            (await Api.SendAsync(HttpMethod.Post, path, null, ("X-User", "carl"))).ShouldBe(200);
        }

        var history = (await GetAsync($"/management/v1/grains/request/{request}/history", "eva")).ShouldBe(200).Text;
        history.ShouldContain("\"id\":\"p-");
        history.ShouldNotContain("carl");
    }

    private static MappedPrincipal? Map(ClaimsPrincipal user) => user.Identity?.Name switch
    {
        "eva" => new MappedPrincipal("eva") { Grants = [new Grant(Role.Supervisor, TestPlan.Centre)] },
        "paul" => new MappedPrincipal("paul") { Grants = [new Grant(Role.Portal, TestPlan.Centre)] },
        "carl" => new MappedPrincipal("carl") { Grants = [new Grant(Role.Staff, TestPlan.Centre, new DepartmentId("desk-3"))], Staff = new StaffId("clerk-3") },
        _ => null,
    };

    private Task<ApiReply> GetAsync(string path, string user) => Api.GetAsync(path, ("X-User", user));

    private sealed class OwnScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["X-User"] is [{ } name]
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "own")), "own"))
            : AuthenticateResult.NoResult());
    }
}
