using System.Globalization;
using Coordination.TestKit.Postgres;
using Npgsql;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>One server and one database for the tests of a collection; each test has a schema of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private static int _schemas;

    private PostgresServer? _server;

    public PostgresServer Server => _server!;

    /// <summary>The database's connection string, with a role that owns it and may do nothing else.</summary>
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (new NeedsPostgresAttribute().Obstacle is null)
        {
            _server = await PostgresServer.StartAsync();
            ConnectionString = await _server.CreateDatabaseAsync();
        }
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Options with a schema that nobody else uses. It is made at the start.</summary>
    public PostgresJournalOptions NewOptions() => new()
    {
        ConnectionString = ConnectionString,
        Schema = string.Create(CultureInfo.InvariantCulture, $"hall_{Interlocked.Increment(ref _schemas)}"),
        MigrateAtStart = true,
    };

    /// <summary>An open journal.</summary>
    internal static async Task<PostgresJournal> OpenAsync(PostgresJournalOptions options)
    {
        var journal = new PostgresJournal(options);
        await journal.OpenAsync();
        return journal;
    }
}

/// <summary>The tests that share a server.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "postgres";
}

/// <summary>The suite that every journal passes, beside the other tests: on a server of its own, because they wait for their server more than they compute.</summary>
[CollectionDefinition(Name)]
public sealed class ConformanceCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "conformance";
}
