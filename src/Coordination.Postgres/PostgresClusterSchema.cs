using Coordination.Journal;
using Coordination.Postgres.Schema;

namespace Coordination.Postgres;

/// <summary>The tables of an Orleans cluster, its members and reminders, in a schema of their own beside the journal's.</summary>
/// <remarks>The statements are plain SQL for Orleans' ADO.NET providers; nothing here needs Orleans.</remarks>
public static class PostgresClusterSchema
{
    /// <summary>The schema's name.</summary>
    public const string Name = "orleans";

    /// <summary>The newest version this program knows.</summary>
    public static int CurrentVersion => ClusterVersion.Current;

    /// <summary>Creates the schema, or brings it to <see cref="CurrentVersion"/>, as <see cref="PostgresSchema.MigrateAsync(PostgresJournalOptions, CancellationToken)"/> does.</summary>
    /// <exception cref="JournalSchemaException">The schema is of a newer version than this program.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached, or the role may not.</exception>
    public static ValueTask<PostgresMigration> MigrateAsync(PostgresJournalOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return PostgresSchema.OnConnectionAsync(
            options with { Schema = Name },
            (connection, texts, target) => new Migrator(texts, target, ClusterVersion.All(texts)).MigrateAsync(connection, cancellation),
            cancellation);
    }

    /// <summary>Refuses a database whose cluster tables are not of this program's version.</summary>
    /// <exception cref="JournalSchemaException">There are none, or they are older or newer.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public static async ValueTask RequireAsync(PostgresJournalOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        await PostgresSchema.OnConnectionAsync(
            options with { Schema = Name },
            async (connection, texts, target) =>
            {
                await new SchemaCheck(texts, target, CurrentVersion).RequireAsync(connection, cancellation);
                return true;
            },
            cancellation);
    }
}
