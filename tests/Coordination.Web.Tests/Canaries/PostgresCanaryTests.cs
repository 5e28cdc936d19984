using Coordination.Hosting;
using Coordination.Postgres;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Xunit.Abstractions;

namespace Coordination.Web.Tests.Canaries;

/// <summary>On a server of the test's own, whose folder can be read.</summary>
[NeedsPostgres(Own = true)]
public sealed class PostgresCanaryTests(ITestOutputHelper output) : CanarySuite(output), IAsyncLifetime
{
    private PostgresServer? _server;
    private string? _connection;

    private protected override string Folder => _server!.Folder!;

    public async Task InitializeAsync()
    {
        if (new NeedsPostgresAttribute { Own = true }.Obstacle is null)
        {
            _server = await PostgresServer.StartOwnAsync();
            _connection = await _server.CreateDatabaseAsync();
        }
    }

    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

    private protected override void Use(CoordinationBuilder store) =>
        store.UsePostgres(new PostgresJournalOptions { ConnectionString = _connection!, MigrateAtStart = true });
}
