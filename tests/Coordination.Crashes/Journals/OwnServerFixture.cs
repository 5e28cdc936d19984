using Coordination.Postgres;
using Coordination.TestKit.Postgres;
using Npgsql;
using Xunit;

namespace Coordination.Crashes.Journals;

/// <summary>A server that tests may stop, freeze and limit.</summary>
public sealed class OwnServerFixture : IAsyncLifetime
{
    private PostgresServer? _server;

    public PostgresServer Server => _server!;

    public async Task InitializeAsync()
    {
        if (new NeedsPostgresAttribute { Own = true }.Obstacle is null)
        {
            _server = await PostgresServer.StartOwnAsync();
        }
    }

    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

    /// <summary>Options for a database of the test's own.</summary>
    public async Task<PostgresJournalOptions> NewOptionsAsync() => new()
    {
        ConnectionString = await Server.CreateDatabaseAsync(),
        MigrateAtStart = true,
        CommandTimeout = TimeSpan.FromSeconds(30),
        RetryFor = TimeSpan.FromSeconds(60),
    };

    /// <summary>An open journal.</summary>
    internal static async Task<PostgresJournal> OpenAsync(PostgresJournalOptions options)
    {
        var journal = new PostgresJournal(options);
        await journal.OpenAsync();
        return journal;
    }

    /// <summary>Runs a statement as the server's administrator.</summary>
    public async Task AdministrateAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server.Administrator) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Cuts off every session of a database.</summary>
    public Task CutOffAsync(PostgresJournalOptions options) => AdministrateAsync(
        $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new NpgsqlConnectionStringBuilder(options.ConnectionString).Database}'");
}
