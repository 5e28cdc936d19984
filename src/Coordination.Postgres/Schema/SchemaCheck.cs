using Coordination.Journal;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Schema;

/// <summary>Looks at a schema without changing it.</summary>
internal sealed class SchemaCheck(SqlTexts texts, string target, int newest, int oldest = 1)
{
    /// <summary>The schema's version; 0 when there is none.</summary>
    /// <exception cref="JournalSchemaException">It is newer than this program, older than any it converts, or not ours.</exception>
    public async ValueTask<int> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!await connection.ReadOneAsync<bool>(texts.Get("Read/is-ours"), cancellation))
        {
            return 0;
        }

        var version = await connection.ReadOneAsync<int>(texts.Get("Read/schema-version"), cancellation);
        if (version > 0 && version < oldest)
        {
            throw new JournalSchemaException(
                $"The schema '{texts.Schema}' in {target} has version {version}, which is older than any that this program converts (from {oldest}): keep it for the program that made it, and name a new schema or database here.",
                version,
                newest);
        }

        return version <= newest ? version : throw new JournalSchemaException(
            $"The schema '{texts.Schema}' in {target} has version {version}, and this program knows versions up to {newest}. Use the newer program that made it.",
            version,
            newest);
    }

    /// <summary>Refuses a schema that is not of this program's version.</summary>
    /// <exception cref="JournalSchemaException">There is none, or it is older or newer.</exception>
    public async ValueTask RequireAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var version = await ReadAsync(connection, cancellation);
        if (version != newest)
        {
            var found = version == 0 ? $"has no schema '{texts.Schema}' of this program" : $"has the schema '{texts.Schema}' at version {version}";
            throw new JournalSchemaException($"The database {target} {found}, and this program needs version {newest}. Run `silo-host database migrate`.", version, newest);
        }
    }
}
