using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Reading;

/// <summary>A cursor in the server, read in batches and looked at one item at a time, so that two can go side by side.</summary>
internal sealed class ServerCursor<T>(NpgsqlConnection connection, string name, int batchSize, Func<Decoder, NpgsqlDataReader, T> decode)
    where T : class
{
    private List<T> _batch = [];
    private int _next;
    private bool _isAtEnd;

    /// <summary>The item it stands at; null behind the last.</summary>
    public T? Current { get; private set; }

    /// <summary>Opens it and goes to the first item.</summary>
    public async ValueTask OpenAsync(string sql, CancellationToken cancellation)
    {
        await connection.ExecuteAsync($"DECLARE {name} NO SCROLL CURSOR FOR {sql}", cancellation);
        await NextAsync(cancellation);
    }

    /// <summary>Goes to the next item.</summary>
    public async ValueTask NextAsync(CancellationToken cancellation)
    {
        if (_next == _batch.Count && !_isAtEnd)
        {
            await using var command = new NpgsqlCommand($"FETCH FORWARD {batchSize} FROM {name}", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            _batch = await Readers.DecodeAsync(reader, decode, cancellation);
            (_next, _isAtEnd) = (0, _batch.Count < batchSize);
        }

        Current = _next < _batch.Count ? _batch[_next++] : null;
    }
}
