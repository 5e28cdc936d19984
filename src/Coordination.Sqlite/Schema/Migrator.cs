using System.Globalization;
using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Schema;

/// <summary>Brings a file to the newest version, and gives a new one its own key, one transaction a version; refuses files of others, of later programs and of those before the first version.</summary>
internal sealed class Migrator(string path, IReadOnlyList<Migration> migrations, InstallationKey? own = null)
{
    private int Oldest => migrations[0].Version;

    private int Newest => migrations[^1].Version;

    /// <returns>The version found, and the one it has now.</returns>
    public (int From, int To) Migrate(Database database)
    {
        var from = Inspect(database);
        foreach (var migration in migrations)
        {
            if (migration.Version > from)
            {
                Apply(database, migration);
            }
        }

        return (from, Newest);
    }

    /// <summary>Refuses a file that would have to be migrated first.</summary>
    /// <exception cref="JournalSchemaException">It is of an older version, or of none.</exception>
    public void RequireNewest(Database database)
    {
        if (Inspect(database) is var version && version != Newest)
        {
            throw new JournalSchemaException(
                $"The journal '{path}' has schema version {version}, and this program reads version {Newest}. Serve it once, which brings it there, or use the program that wrote it.", version, Newest);
        }
    }

    /// <summary>The version of the file; refuses one that is not ours, too old or too new, before anything is changed.</summary>
    public int Inspect(Database database)
    {
        var (application, version, isEmpty) = ReadHeader(database);
        if (application != SchemaVersion.ApplicationId && !(isEmpty && application == 0 && version == 0))
        {
            throw new JournalSchemaException(
                $"'{path}' is an SQLite database of another program. Name another file, or move this one away.", version, Newest);
        }

        if (version > 0 && version < Oldest)
        {
            throw new JournalSchemaException(
                $"The journal '{path}' has schema version {version}, which is older than any that this program converts (from {Oldest}): keep it for the program that wrote it, and name a new file here.", version, Newest);
        }

        return version <= Newest ? version : throw new JournalSchemaException(
            $"The journal '{path}' has schema version {version}, and this program knows versions up to {Newest}. Use the newer program that wrote it.",
            version,
            Newest);
    }

    private void WriteKey(Database database)
    {
        Span<byte> key = stackalloc byte[InstallationKey.Size];
        (own ?? InstallationKey.New()).Write(key);
        database.Statement("Write/insert-installation").BindBlob(1, key).Run();
    }

    // In one transaction: another process may be creating the file at this moment, and half of its work would mislead.
    private static (long Application, int Version, bool IsEmpty) ReadHeader(Database database)
    {
        database.Execute("BEGIN");
        try
        {
            var isEmpty = database.ExecuteNumber("SELECT count(*) FROM sqlite_schema") == 0;
            var application = database.ExecuteNumber("PRAGMA application_id");
            var version = (int)database.ExecuteNumber("PRAGMA user_version");
            return (application, version, isEmpty);
        }
        finally
        {
            database.RollBack();
        }
    }

    private void Apply(Database database, Migration migration)
    {
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            // Another process may have been first while this one waited for the lock.
            if (database.ExecuteNumber("PRAGMA user_version") < migration.Version)
            {
                foreach (var statement in migration.Statements)
                {
                    database.Execute(statement);
                }

                if (migration.Version == Oldest)
                {
                    WriteKey(database);
                }

                database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {SchemaVersion.ApplicationId}"));
                database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {migration.Version}"));
            }

            database.Execute("COMMIT");
        }
        catch
        {
            database.RollBack();
            throw;
        }
    }
}
