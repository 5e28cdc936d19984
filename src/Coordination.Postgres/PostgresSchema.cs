using Coordination.Journal;
using Coordination.Postgres.Schema;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres;

/// <summary>The journal's schema: what <c>silo-host database migrate</c> does.</summary>
public static class PostgresSchema
{
    /// <summary>The newest version this program knows.</summary>
    public static int CurrentVersion => SchemaVersion.Current;

    /// <summary>
    /// Creates the schema, or brings it to <see cref="CurrentVersion"/>. Each version is one transaction under a lock, so that
    /// it may be repeated, interrupted, and run by several at once.
    /// </summary>
    /// <param name="options">Which database and schema; its role must own the schema, or may create it.</param>
    /// <param name="cancellation">Stops the work before the next version.</param>
    /// <returns>The version found and the one reached.</returns>
    /// <exception cref="JournalSchemaException">The schema is of a newer version than this program.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached, or the role may not.</exception>
    public static ValueTask<PostgresMigration> MigrateAsync(PostgresJournalOptions options, CancellationToken cancellation = default) =>
        MigrateAsync(options, null, cancellation);

    /// <summary>Which version the database has, without changing it; 0 when there is none.</summary>
    /// <exception cref="JournalSchemaException">The schema is of a newer version than this program.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public static ValueTask<int> ReadVersionAsync(PostgresJournalOptions options, CancellationToken cancellation = default) =>
        OnConnectionAsync(options, (connection, texts, target) => new SchemaCheck(texts, target, CurrentVersion, SchemaVersion.Oldest).ReadAsync(connection, cancellation), cancellation);

    /// <summary>What the server says of itself.</summary>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public static ValueTask<PostgresServerState> ReadServerAsync(PostgresJournalOptions options, CancellationToken cancellation = default) =>
        OnConnectionAsync(options, (connection, texts, _) => ReadServerAsync(connection, texts, cancellation), cancellation);

    internal static ValueTask<PostgresMigration> MigrateAsync(
        PostgresJournalOptions options, IReadOnlyList<Migration>? migrations, CancellationToken cancellation) => OnConnectionAsync(
            options,
            (connection, texts, target) => new Migrator(texts, target, migrations ?? SchemaVersion.All(texts)).MigrateAsync(connection, cancellation),
            cancellation);

    private static async ValueTask<PostgresServerState> ReadServerAsync(NpgsqlConnection connection, SqlTexts texts, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(texts.Get("Read/server"), connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new PostgresServerState(reader.GetString(0), reader.GetBoolean(1));
    }

    internal static async ValueTask<T> OnConnectionAsync<T>(
        PostgresJournalOptions options, Func<NpgsqlConnection, SqlTexts, string, ValueTask<T>> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = DataSources.Common(options.Validated());

        // An index on a large table takes its time, and so may another who migrates at this moment.
        (builder.CommandTimeout, builder.ApplicationName) = (0, builder.ApplicationName ?? "coordination migration");
        var target = DataSources.Describe(builder);
        try
        {
            await using var source = new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
            await using var connection = await source.OpenConnectionAsync(cancellation);
            return await work(connection, new SqlTexts(options.Schema), target);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new FaultTranslator(target, options).Translate(fault);
        }
    }
}
