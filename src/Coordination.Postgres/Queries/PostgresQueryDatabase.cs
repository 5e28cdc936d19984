using System.Data.Common;
using Coordination.Journal;
using Coordination.Postgres.Storage;
using Coordination.Queries.Sql;
using Npgsql;

namespace Coordination.Postgres.Queries;

/// <summary>The tables of queries in the journal's own schema, read and written on two connections of their own.</summary>
/// <remarks>A crash of the server may take the last parts that were written: they are followed again, because how far was followed goes with them.</remarks>
internal sealed class PostgresQueryDatabase : IQueryDatabase
{
    private const int Connections = 4;

    private readonly NpgsqlDataSource _source;
    private readonly FaultTranslator _translator;

    public PostgresQueryDatabase(PostgresJournalOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(DataSources.Common(options).ConnectionString) { MinPoolSize = 0, MaxPoolSize = Connections };
        builder.ApplicationName ??= "coordination queries";
        _source = new NpgsqlDataSourceBuilder(builder.ConnectionString) { Name = "coordination queries" }.Build();
        _translator = new FaultTranslator(DataSources.Describe(builder), options);
        Schema = options.Schema + ".";
    }

    /// <inheritdoc />
    public string Schema { get; }

    /// <inheritdoc />
    public string BeginReading => "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /// <summary>The tables are made with the journal's.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public async ValueTask<T> ReadAsync<T>(Func<DbConnection, ValueTask<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            return await read(connection);
        }
        catch (Exception fault) when (IsFault(fault))
        {
            throw _translator.Translate(fault);
        }
    }

    /// <inheritdoc />
    public async ValueTask<T> WriteAsync<T>(Func<DbConnection, DbTransaction, ValueTask<T>> write, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using (var relaxed = new NpgsqlCommand("SET LOCAL synchronous_commit = off", connection, transaction))
            {
                await relaxed.ExecuteNonQueryAsync(cancellation);
            }

            var result = await write(connection, transaction);
            if (result is not false)
            {
                await transaction.CommitAsync(cancellation);
            }

            return result;
        }
        catch (Exception fault) when (IsFault(fault))
        {
            throw _translator.Translate(fault);
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static bool IsFault(Exception fault) => fault is NpgsqlException or TimeoutException or IOException;
}
