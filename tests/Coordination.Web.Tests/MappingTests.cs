using Coordination.Journal;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;

namespace Coordination.Web.Tests;

public sealed class MappingTests
{
    [Fact]
    public async Task MapCoordination_WithoutManagement_LeavesItOut()
    {
        await using var host = await StartAsync(new CoordinationRoutes { Management = false });
        var api = new Api(host.Client);

        (await api.GetAsync("/v1/centres/hall/services")).ShouldBeProblem(404, "not-found", "centre");
        (await api.GetAsync("/management/v1/centres/hall/queue")).ShouldBe(404)["detail"]!.ShouldContain("nothing at this path");
        (await api.GetAsync("/health/live")).ShouldBe(200);
    }

    [Fact]
    public async Task MapCoordination_NothingButManagement_LeavesTheRestOut()
    {
        await using var host = await StartAsync(new CoordinationRoutes { Citizens = false, Staff = false, Events = false, Health = false, OpenApi = false });
        var api = new Api(host.Client);

        (await api.GetAsync("/management/v1/centres/hall/queue")).ShouldBe(404)["detail"]!.ShouldContain("'hall'");
        foreach (var path in new[] { "/v1/events", "/management/v1/events", "/health/live", "/openapi/v1.json", "/v1/centres/hall/services" })
        {
            (await api.GetAsync(path)).ShouldBe(404)["detail"]!.ShouldContain("nothing at this path");
        }
    }

    [Theory]
    [InlineData(0, 15, 1000, 2)]
    [InlineData(1024, 0, 1000, 2)]
    [InlineData(1024, 15, 0, 2)]
    [InlineData(1024, 15, 1000, 0)]
    public async Task AddCoordinationWeb_OptionOutOfRange_DoesNotStart(int bodyBytes, int heartbeat, int streams, int ready)
    {
        var starting = StartAsync(new CoordinationRoutes(), web =>
        {
            web.MaxBodyBytes = bodyBytes;
            web.Heartbeat = TimeSpan.FromSeconds(heartbeat);
            web.MaxEventStreams = streams;
            web.ReadyTimeout = TimeSpan.FromSeconds(ready);
        });

        await Should.ThrowAsync<OptionsValidationException>(starting);
    }

    [Fact]
    public async Task AddCoordinationWeb_ServesNothingElse_MakesEveryErrorAProblem()
    {
        await using var host = await StartAsync(new CoordinationRoutes(), web => web.ServesNothingElse = true);

        (await new Api(host.Client).GetAsync("/elsewhere")).ShouldBeProblem(404, "not-found");
    }

    private static Task<TestHost> StartAsync(CoordinationRoutes routes, Action<CoordinationWebOptions>? configure = null) =>
        TestHost.StartAsync(store => store.Services.AddSingleton<IJournal>(new InMemoryJournal()), configure, routes: routes);
}
