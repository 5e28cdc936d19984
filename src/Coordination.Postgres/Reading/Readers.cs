using System.Runtime.CompilerServices;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Reading;

/// <summary>Connections to read with. What was cut off or could not connect is read again, within a bounded time.</summary>
internal sealed class Readers(NpgsqlDataSource source, SqlTexts texts, FaultTranslator translator, PostgresJournalOptions options, TimeProvider time)
{
    private readonly ConnectionOpener _opener = new(source.OpenConnectionAsync, options.RetryFor, time);

    public SqlTexts Texts => texts;

    /// <summary>Reads something short, again when the connection failed.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var backoff = new RetryBackOff(time, options.RetryFor);
        while (true)
        {
            try
            {
                await using var connection = await _opener.OpenAsync(cancellation);
                return await read(connection, cancellation);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or CoordinationException))
            {
                if (!await MayRepeatAsync(fault, backoff, cancellation))
                {
                    throw translator.Translate(fault);
                }
            }
        }
    }

    /// <summary>Reads all rows of a statement, decoded.</summary>
    public ValueTask<List<T>> ReadAllAsync<T>(string name, Action<NpgsqlCommand> bind, Func<Decoder, NpgsqlDataReader, T> decode, CancellationToken cancellation) =>
        ReadAsync(
            async (connection, stop) =>
            {
                await using var command = new NpgsqlCommand(texts.Get(name), connection);
                bind(command);
                await command.PrepareAsync(stop);
                await using var reader = await command.ExecuteReaderAsync(stop);
                return await DecodeAsync(reader, decode, stop);
            },
            cancellation);

    public static async Task<List<T>> DecodeAsync<T>(NpgsqlDataReader reader, Func<Decoder, NpgsqlDataReader, T> decode, CancellationToken cancellation)
    {
        var decoder = new Decoder(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(decode(decoder, reader));
        }

        return rows;
    }

    /// <summary>A long read of one moment. It is not begun again: a part of it may have been used already.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<NpgsqlConnection, CancellationToken, IAsyncEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var connection = await OpenAsync(cancellation);
        await using var items = read(connection, cancellation).GetAsyncEnumerator(cancellation);
        while (await NextAsync(items))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return items.Current;
        }
    }

    /// <summary>A connection that has answered.</summary>
    private async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var backoff = new RetryBackOff(time, options.RetryFor);
        while (true)
        {
            NpgsqlConnection? connection = null;
            try
            {
                connection = await _opener.OpenAsync(cancellation);
                await connection.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", cancellation);
                return connection;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
                if (!await MayRepeatAsync(fault, backoff, cancellation))
                {
                    throw translator.Translate(fault);
                }
            }
        }
    }

    private async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or CoordinationException))
        {
            throw translator.Translate(fault);
        }
    }

    private static async ValueTask<bool> MayRepeatAsync(Exception fault, RetryBackOff backoff, CancellationToken cancellation) =>
        (FaultClassifier.ClassOf(fault) is FaultClass.ConnectionLost || FaultClassifier.IsTransientWhenOpening(fault)) && fault is not ObjectDisposedException
            && !FaultClassifier.IsAccessDenied(fault) && await backoff.WaitAsync(cancellation);
}
