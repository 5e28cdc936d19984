using System.Data;
using System.Globalization;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Postgres.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Postgres.Writing;

/// <summary>The writer's connection. While it lives, no other session of this writer does.</summary>
internal sealed class WriterSession : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly SqlTexts _texts;
    private readonly GroupCommand _group;

    private WriterSession(NpgsqlDataSource source, NpgsqlConnection connection, SqlTexts texts, GroupCommand group) =>
        (_source, _connection, _texts, _group) = (source, connection, texts, group);

    /// <summary>The server's process, to recognise it in its views and logs.</summary>
    public int ProcessId => _connection.ProcessID;

    /// <summary>Whether the connection can still be used.</summary>
    public bool IsOpen => _connection.State == ConnectionState.Open;

    /// <summary>Connects, and makes sure that the writer's session before has ended, and with it whatever it was doing.</summary>
    public static async ValueTask<WriterSession> OpenAsync(NpgsqlDataSource source, SqlTexts texts, long writer, TimeSpan timeout)
    {
        var connection = await source.OpenConnectionAsync();
        try
        {
            await SetUpAsync(connection, texts, timeout);
            await TakeOwnershipAsync(connection, texts, writer);
            return new WriterSession(source, connection, texts, await GroupCommand.PrepareAsync(connection, texts));
        }
        catch
        {
            await CloseAsync(source, connection);
            throw;
        }
    }

    public ValueTask<GroupCommitResult> WriteAsync(AppendGroup group) => _group.RunAsync(group);

    public async ValueTask<long> TakeEpochAsync(CentreId centre)
    {
        await using var command = Command("Write/take-epoch").With(centre.ToString());
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The next epoch; 0 when another one is the newest.</summary>
    public async ValueTask<long> RenewEpochAsync(CentreId centre, Epoch newest)
    {
        await using var command = Command("Write/renew-epoch").With(centre.ToString()).With(newest.Value);
        return await command.ExecuteScalarAsync() is long epoch ? epoch : 0;
    }

    public async ValueTask AddToRingAsync(int number, string key)
    {
        await using var command = Command("Write/insert-ring-key").With(number).With(key);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask ProbeWriteAsync()
    {
        await using var command = Command("Write/pulse");
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The versions and hashes that grains have now; those that are missing do not exist.</summary>
    public async ValueTask<Dictionary<GrainKey, (long Version, EventHash Hash)>> FindVersionsAsync(AppendGroup group)
    {
        await using var command = Command("Write/find-versions");
        AddKeys(command, group.Entries.Select(entry => entry.Row.Key));
        await using var reader = await command.ExecuteReaderAsync();
        var versions = new Dictionary<GrainKey, (long, EventHash)>();
        while (await reader.ReadAsync())
        {
            versions[new GrainKey((GrainKind)reader.GetInt16(0), reader.GetString(1))] =
                (reader.GetInt64(2), EventHash.Read(reader.GetFieldValue<byte[]>(3)));
        }

        return versions;
    }

    /// <summary>Which appends the journal holds, each by its last event's version and hash.</summary>
    public async ValueTask<HashSet<AppendWork>> FindStoredAsync(IReadOnlyList<AppendWork> works)
    {
        await using var command = Command("Write/find-stored");
        AddKeys(command, works.Select(work => work.Append.Row.Key));
        command.AddList<long>(NpgsqlDbType.Bigint).AddRange(works.Select(work => work.Append.Row.Version));
        command.AddList<byte[]>(NpgsqlDbType.Bytea).AddRange(works.Select(work => work.Append.Row.Hash.ToArray()));
        await using var reader = await command.ExecuteReaderAsync();
        var stored = new HashSet<AppendWork>();
        while (await reader.ReadAsync())
        {
            stored.Add(works[(int)reader.GetInt64(0) - 1]);
        }

        return stored;
    }

    public async ValueTask DisposeAsync()
    {
        await _group.DisposeAsync();
        await CloseAsync(_source, _connection);
    }

    private static async ValueTask SetUpAsync(NpgsqlConnection connection, SqlTexts texts, TimeSpan timeout)
    {
        var milliseconds = ((long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await using var settings = new NpgsqlCommand(texts.Get("Write/settings"), connection).With(milliseconds);
        await settings.ExecuteNonQueryAsync();
    }

    private static async ValueTask TakeOwnershipAsync(NpgsqlConnection connection, SqlTexts texts, long writer)
    {
        await using var attempt = new NpgsqlCommand(texts.Get("Write/try-own"), connection).With(writer);
        if ((bool)(await attempt.ExecuteScalarAsync())!)
        {
            return;
        }

        await using var end = new NpgsqlCommand(texts.Get("Write/end-predecessor"), connection)
            .With((long)(uint)(writer >> 32))
            .With((long)(uint)writer);
        await end.ExecuteNonQueryAsync();
        await using var own = new NpgsqlCommand(texts.Get("Write/own"), connection).With(writer);
        await own.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string name) => new(_texts.Get(name), _connection);

    private static void AddKeys(NpgsqlCommand command, IEnumerable<GrainKey> keys)
    {
        var kinds = command.AddList<short>(NpgsqlDbType.Smallint);
        var ids = command.AddList<string>(NpgsqlDbType.Text);
        foreach (var key in keys)
        {
            kinds.Add((short)key.Kind);
            ids.Add(key.Id);
        }
    }

    // Not back into the pool: the session's lock has to go.
    private static async ValueTask CloseAsync(NpgsqlDataSource source, NpgsqlConnection connection)
    {
        source.Clear();
        await connection.DisposeAsync();
    }
}
