using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.Postgres;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Xunit.Abstractions;

namespace Coordination.Web.Tests.Canaries;

/// <summary>On two silos: what callers send goes from one to the other in messages, and is read at the one that they did not call.</summary>
[NeedsPostgres(Own = true)]
public sealed class SiloCanaryTests(ITestOutputHelper output) : CanarySuite(output), IAsyncLifetime
{
    private PostgresServer? _server;
    private PostgresJournalOptions? _database;

    private protected override string Folder => _server!.Folder!;

    private protected override bool HasAnother => true;

    public async Task InitializeAsync()
    {
        if (new NeedsPostgresAttribute { Own = true }.Obstacle is null)
        {
            _server = await PostgresServer.StartOwnAsync();
            _database = new PostgresJournalOptions { ConnectionString = await _server.CreateDatabaseAsync() };
            await PostgresSchema.MigrateAsync(_database);
            await PostgresClusterSchema.MigrateAsync(_database);
        }
    }

    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

    private protected override void Use(CoordinationBuilder store) => store.UsePostgres(_database!).UseSilo(new CoordinationClusterOptions
    {
        Database = _database,
        ClusterId = "canary",
        SiloPort = FreePort.Next(),
        GatewayPort = FreePort.Next(),
    });
}
