using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Benchmarks.Stores;
using Coordination.Console;
using Coordination.Hosting;
using Coordination.Queries;
using Coordination.Queries.Following;
using Coordination.TestKit.Access;
using Coordination.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Benchmarks.Consoles;

/// <summary>An application of this process with the engine, the HTTP API and the console, on a port of this machine.</summary>
internal sealed class ServedHall : IAsyncDisposable
{
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "benchmark"));

    private readonly WebApplication _application;

    private ServedHall(WebApplication application) => _application = application;

    public ICoordination Engine => _application.Services.GetRequiredService<ICoordination>();

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts it over a database.</summary>
    public static async Task<ServedHall> StartAsync(IStoreDatabase database, TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(time);
        database.AddTo(builder.Services.AddCoordination());
        builder.Services.AddCoordinationWeb();
        builder.Services.AddCoordinationSignIn();
        builder.Services.AddCoordinationConsole();
        var application = builder.Build();
        application.MapCoordination();
        application.MapCoordinationConsole();
        await application.StartAsync();
        return new ServedHall(application);
    }

    /// <summary>Signs somebody new in, who holds these roles in a hall.</summary>
    public async Task<SignInVisitor> SignInAsync(CentreId hall, params ImmutableArray<Role> roles)
    {
        var access = Engine.Access(hall);
        var add = new AddPrincipal(PrincipalKind.Person) { Name = "Reader", Grants = [.. roles.Select(role => new Grant(role, hall))], Reason = "A benchmark." };
        var reader = (await access.ExecuteAsync(add, Administrator)).Require().Principal!.Value;
        var link = (await access.ExecuteAsync(new IssueLink(reader, Engine.Time.GetUtcNow().AddMinutes(15)) { Reason = "A benchmark." }, Administrator)).Require();
        var visitor = new SignInVisitor(Address);
        await visitor.SignInAsync(link.Secret!);
        return visitor;
    }

    /// <summary>Waits until lists and figures have come as far as the record.</summary>
    public async Task CatchUpAsync()
    {
        var queries = _application.Services.GetRequiredService<RecordQueries>();
        while ((await queries.ReadLagAsync()).Behind > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Has lists and figures follow the record from now on, as they do in a hall that is at work for longer than a measurement.</summary>
    /// <returns>Ends it.</returns>
    public IDisposable Follow()
    {
        var requests = _application.Services.GetRequiredService<FollowingRequests>();
        return new Timer(_ => requests.Ask(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
