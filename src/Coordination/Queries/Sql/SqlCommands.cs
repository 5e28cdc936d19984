using System.Data.Common;
using Coordination.Identity;
using Coordination.Journal;

namespace Coordination.Queries.Sql;

/// <summary>Puts values in and takes them out, in the forms in which the tables keep them.</summary>
internal static class SqlCommands
{
    /// <summary>A statement with its values.</summary>
    public static DbCommand Command(this DbConnection connection, DbTransaction? transaction, string sql, IReadOnlyList<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        foreach (var (name, value) in values)
        {
            command.Parameters.Add(Set(command.CreateParameter(), name, value));
        }

        return command;
    }

    /// <summary>Gives a parameter its name and value.</summary>
    public static DbParameter Set(DbParameter parameter, string name, object? value)
    {
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        return parameter;
    }

    public static object? Stored(DateTimeOffset? at) => at is { } instant ? JournalTime.ToMicroseconds(instant) : null;

    public static int Stored(bool value) => value ? 1 : 0;

    public static DateTimeOffset Instant(this DbDataReader row, int column) => JournalTime.FromMicroseconds(row.GetInt64(column));

    public static DateTimeOffset? InstantOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static TId Id<TId>(this DbDataReader row, int column)
        where TId : struct, IId<TId> =>
        TId.TryParse(row.GetString(column), out var id) ? id : throw new JournalCorruptException($"A list of the queries has the id '{row.GetString(column)}'.");
}
