using System.Data.Common;

namespace Coordination.Queries.Sql;

/// <summary>A statement that writes, with its values.</summary>
internal readonly record struct SqlWrite(string Sql, IReadOnlyList<(string Name, object? Value)> Values);

/// <summary>Runs many statements that write: in one message where the database is a server, else each prepared once.</summary>
internal static class SqlWrites
{
    public static async ValueTask RunAsync(DbConnection connection, DbTransaction transaction, IEnumerable<SqlWrite> writes, CancellationToken cancellation)
    {
        if (connection.CanCreateBatch)
        {
            await RunBatchAsync(connection, transaction, writes, cancellation);
        }
        else
        {
            await RunEachAsync(connection, transaction, writes, cancellation);
        }
    }

    private static async ValueTask RunBatchAsync(DbConnection connection, DbTransaction transaction, IEnumerable<SqlWrite> writes, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var write in writes)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = write.Sql;
            foreach (var (name, value) in write.Values)
            {
                command.Parameters.Add(SqlCommands.Set(command.CreateParameter(), name, value));
            }

            batch.BatchCommands.Add(command);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async ValueTask RunEachAsync(DbConnection connection, DbTransaction transaction, IEnumerable<SqlWrite> writes, CancellationToken cancellation)
    {
        var commands = new Dictionary<string, DbCommand>(StringComparer.Ordinal);
        try
        {
            foreach (var write in writes)
            {
                if (!commands.TryGetValue(write.Sql, out var command))
                {
                    commands[write.Sql] = command = connection.Command(transaction, write.Sql, write.Values);
                    await command.PrepareAsync(cancellation);
                }
                else
                {
                    for (var index = 0; index < write.Values.Count; index++)
                    {
                        command.Parameters[index].Value = write.Values[index].Value ?? DBNull.Value;
                    }
                }

                await command.ExecuteNonQueryAsync(cancellation);
            }
        }
        finally
        {
            foreach (var command in commands.Values)
            {
                await command.DisposeAsync();
            }
        }
    }
}
