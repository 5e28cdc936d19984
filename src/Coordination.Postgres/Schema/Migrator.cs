using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Schema;

/// <summary>Brings a schema to the newest version, one transaction a version; refuses those of later programs.</summary>
internal sealed class Migrator(SqlTexts texts, string target, IReadOnlyList<Migration> migrations)
{
    private int Newest => migrations[^1].Version;

    /// <returns>The version found, and the one it has now.</returns>
    public async ValueTask<PostgresMigration> MigrateAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var check = new SchemaCheck(texts, target, Newest, migrations[0].Version);
        var from = await check.ReadAsync(connection, cancellation);
        if (from == 0)
        {
            await LockedAsync(connection, () => CreateAsync(connection, cancellation), cancellation);
        }

        foreach (var migration in migrations.Where(migration => migration.Version > from))
        {
            await LockedAsync(connection, () => ApplyAsync(connection, check, migration, cancellation), cancellation);
        }

        return new PostgresMigration(from, Newest);
    }

    // Not "IF NOT EXISTS" alone: that asks for the right to create even where there is nothing to do.
    private async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!await connection.ReadOneAsync<bool>(texts.Get("Write/has-schema"), cancellation))
        {
            await connection.ExecuteAsync(texts.Get("Write/schema"), cancellation);
        }

        await connection.ExecuteAsync(texts.Get("Write/schema-version"), cancellation);
    }

    private async Task ApplyAsync(NpgsqlConnection connection, SchemaCheck check, Migration migration, CancellationToken cancellation)
    {
        // Another process may have been first while this one waited for the lock.
        if (await check.ReadAsync(connection, cancellation) >= migration.Version)
        {
            return;
        }

        foreach (var statement in migration.Statements)
        {
            await connection.ExecuteAsync(statement, cancellation);
        }

        await using var reached = new NpgsqlCommand(texts.Get("Write/schema-reached"), connection);
        reached.Parameters.Add(new NpgsqlParameter<int> { TypedValue = migration.Version });
        await reached.ExecuteNonQueryAsync(cancellation);
    }

    private async Task LockedAsync(NpgsqlConnection connection, Func<Task> work, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(texts.Get("Write/migration-lock"), cancellation);
        await work();
        await transaction.CommitAsync(cancellation);
    }
}
