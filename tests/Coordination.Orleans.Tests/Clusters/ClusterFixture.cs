using Coordination.Orleans.Hosting;
using Coordination.Postgres;
using Coordination.TestKit.Postgres;
using Xunit;

namespace Coordination.Orleans.Tests.Clusters;

/// <summary>One server for the tests of this project, with a database in which silos of this process meet.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private PostgresServer? _server;

    public PostgresServer Server => _server!;

    /// <summary>The migrated database.</summary>
    public string Connection { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (new NeedsPostgresAttribute { Own = true }.Obstacle is not null)
        {
            return;
        }

        _server = await PostgresServer.StartOwnAsync();
        Connection = await _server.CreateDatabaseAsync();
        var options = new PostgresJournalOptions { ConnectionString = Connection };
        await PostgresSchema.MigrateAsync(options);
        await PostgresClusterSchema.MigrateAsync(options);
    }

    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
}
