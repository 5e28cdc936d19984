using Coordination.Batches;
using Coordination.Centres;
using Coordination.Requests;
using Coordination.Sqlite;
using Coordination.Web.Tests.Fuzz.Requests;
using Coordination.Web.Tests.Hosting;

namespace Coordination.Web.Tests.Fuzz.Halls;

/// <summary>The host that is fuzzed: two halls on a database file, and nothing else on its socket, as the program serves them. It believes whoever calls.</summary>
public sealed class FuzzHall() : FuzzedHost(hasAccess: false);

/// <summary>The same, where callers prove who they are.</summary>
public sealed class KeyedFuzzHall() : FuzzedHost(hasAccess: true);

/// <summary>A host that is fuzzed.</summary>
public abstract class FuzzedHost(bool hasAccess) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-fuzz").FullName;
    private TestHost? _host;

    internal TestHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(store => store.UseSqlite(Path.Combine(_folder, "hall.db")), web =>
        {
            web.ServesNothingElse = true;
            web.InsecureActors = !hasAccess;
        },
        services: services =>
        {
            if (hasAccess)
            {
                services.AddCoordinationAccess();
            }
        });
        await _host.PublishAsync();
        await _host.AddPortalAsync();
        await _host.SearchAsync();
        var batch = new StartBatch(new BatchOrder(BatchVerb.Cancel), [new RequestId(Guid.Parse("0190a6f2-0000-7000-8000-000000000001"))], "Nobody needs it.");
        (await _host.Coordination.Batch(new CentreId(RequestMaker.Centre), new BatchId(RequestMaker.Batch)).ExecuteAsync(batch, new CommandMeta(new Actor(ActorKind.Supervisor, "chief")))).Require();
        (await _host.Coordination.Plan(new CentreId(Annex.Centre)).PublishAsync(Annex.Plan, 0, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
