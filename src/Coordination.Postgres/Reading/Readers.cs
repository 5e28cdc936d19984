using System.Runtime.CompilerServices;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Reading;

/// <summary>Connections to read with. What was cut off or could not connect is read again, within a bounded time.</summary>
/// <remarks>
/// A caller that gives up only stops waiting: a short read goes on to its end, or to the end of its time, and gives its connection back then.
/// Cancelling it would cost a second connection, and a thread that waits for that one (<see cref="StatementLimit"/>). There are no more of such reads than connections in the pool.
/// </remarks>
internal sealed class Readers(NpgsqlDataSource source, SqlTexts texts, FaultTranslator translator, PostgresJournalOptions options, TimeProvider time)
{
    private readonly ConnectionOpener _opener = new(source.OpenConnectionAsync, options.RetryFor, time);
    private readonly TimeSpan _patience = DataSources.Patience(options);

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
                var reading = RunAsync(await _opener.OpenAsync(cancellation), read);
                return await WaitAsync(reading, cancellation);
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
        using var limit = new StatementLimit(_patience, time, cancellation);
        limit.Pause();
        await using var items = read(connection, limit.Token).GetAsyncEnumerator(limit.Token);
        while (await NextAsync(items, limit, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return items.Current;
        }
    }

    private async Task<T> RunAsync<T>(NpgsqlConnection connection, Func<NpgsqlConnection, CancellationToken, Task<T>> read)
    {
        await using var returned = connection;
        using var limit = new StatementLimit(_patience, time);
        try
        {
            return await read(connection, limit.Token);
        }
        catch (OperationCanceledException fault)
        {
            throw TookTooLong(fault);
        }
    }

    private static async Task<T> WaitAsync<T>(Task<T> reading, CancellationToken cancellation)
    {
        try
        {
            return await reading.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (!reading.IsCompleted)
        {
            // Nobody else will look at how it ends.
            _ = reading.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
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
                using var limit = new StatementLimit(_patience, time, cancellation);
                await connection.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", limit.Token);
                return connection;
            }
            catch (Exception fault)
            {
                await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
                cancellation.ThrowIfCancellationRequested();
                fault = fault is OperationCanceledException ? TookTooLong(fault) : fault;
                if (!await MayRepeatAsync(fault, backoff, cancellation))
                {
                    throw translator.Translate(fault);
                }
            }
        }
    }

    // What is there at once needs no clock.
    private async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> items, StatementLimit limit, CancellationToken cancellation)
    {
        try
        {
            var next = items.MoveNextAsync();
            if (next.IsCompleted)
            {
                return await next;
            }

            limit.Restart();
            var hasNext = await next;
            limit.Pause();
            return hasNext;
        }
        catch (OperationCanceledException fault)
        {
            cancellation.ThrowIfCancellationRequested();
            throw translator.Translate(TookTooLong(fault));
        }
        catch (Exception fault) when (fault is not CoordinationException)
        {
            throw translator.Translate(fault);
        }
    }

    private static TimeoutException TookTooLong(Exception fault) => new("The statement took too long.", fault);

    private static async ValueTask<bool> MayRepeatAsync(Exception fault, RetryBackOff backoff, CancellationToken cancellation) =>
        (FaultClassifier.ClassOf(fault) is FaultClass.ConnectionLost || FaultClassifier.IsTransientWhenOpening(fault)) && fault is not ObjectDisposedException
            && !FaultClassifier.IsAccessDenied(fault) && await backoff.WaitAsync(cancellation);
}
