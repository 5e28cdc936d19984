using Coordination.Access;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Simulation.Effects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Web.Tests.Hosting;

/// <summary>The real host on a real socket of this machine.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHost(WebApplication app, LogLines log)
    {
        _app = app;
        Log = log;
        Client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Client { get; }

    /// <summary>What the host logged as an error.</summary>
    public LogLines Log { get; }

    public ICoordination Coordination => _app.Services.GetRequiredService<ICoordination>();

    /// <summary>A service of the host.</summary>
    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<TestHost> StartAsync(
        Action<CoordinationBuilder> store, Action<CoordinationWebOptions>? configure = null, CoordinationRoutes? routes = null, Action<IEndpointRouteBuilder>? others = null,
        Action<IServiceCollection>? services = null)
    {
        var log = new LogLines();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var engine = builder.Services.AddCoordination();
        store(engine);
        engine.AddPlanEffects();
        builder.Services.AddCoordinationWeb(web =>
        {
            // Tests of who may call turn it off.
            web.InsecureActors = true;
            configure?.Invoke(web);
        });
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapCoordination(routes ?? new CoordinationRoutes());
        others?.Invoke(app);
        await app.StartAsync();
        return new TestHost(app, log);
    }

    public async Task PublishAsync() =>
        (await Coordination.Plan(TestPlan.Centre).PublishAsync(TestPlan.Create(), 0, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();

    /// <summary>Makes a principal known to the hall, so that its access is on record.</summary>
    public async Task AddPortalAsync() => (await Coordination.Access(TestPlan.Centre).ExecuteAsync(
        new AddPrincipal(PrincipalKind.System) { Grants = [new Grant(Role.Portal, TestPlan.Centre)], Reason = "A test." },
        new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();

    /// <summary>Looks for somebody's data, so that the hall's erasures are on record.</summary>
    public async Task SearchAsync() => (await Coordination.Erasures(TestPlan.Centre).ExecuteAsync(
        new FindRequests { Contact = "nobody@example.org", Reason = "A test." }, new CommandMeta(new Actor(ActorKind.Supervisor, "test")))).Require();

    /// <summary>Tells it to stop, as a signal does; what runs goes on until it is stopped.</summary>
    public void AnnounceStop() => _app.Lifetime.StopApplication();

    /// <summary>Stops in good order; also what is under way ends.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_app.Services is IAsyncDisposable services)
        {
            await services.DisposeAsync();
        }
    }
}
