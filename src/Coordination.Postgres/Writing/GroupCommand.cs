using System.Collections.Frozen;
using Coordination.Journal;
using Coordination.Postgres.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Postgres.Writing;

/// <summary>The one prepared statement that writes a group: one message, one transaction, one answer.</summary>
internal sealed class GroupCommand : IAsyncDisposable
{
    private readonly NpgsqlCommand _command;
    private readonly List<string> _fenceCentres;
    private readonly List<long> _fenceEpochs;
    private readonly RowColumns _new;
    private readonly RowColumns _changed;
    private readonly List<long> _expected;
    private readonly List<ReadOnlyMemory<byte>?> _previous;
    private readonly EventColumns _events;
    private readonly HashBuffer _hashes = new();
    private readonly List<Fence> _fences = [];
    private readonly List<RowEntry> _sorted = [];

    private GroupCommand(NpgsqlCommand command)
    {
        _command = command;
        _fenceCentres = command.AddList<string>(NpgsqlDbType.Text);
        _fenceEpochs = command.AddList<long>(NpgsqlDbType.Bigint);
        _new = new RowColumns(command, _hashes);
        _changed = new RowColumns(command, _hashes);
        _expected = command.AddList<long>(NpgsqlDbType.Bigint);
        _previous = command.AddList<ReadOnlyMemory<byte>?>(NpgsqlDbType.Bytea);
        _events = new EventColumns(command, _hashes);
    }

    public static async ValueTask<GroupCommand> PrepareAsync(NpgsqlConnection connection, SqlTexts texts)
    {
        var command = new GroupCommand(new NpgsqlCommand(texts.Get("Write/append-group"), connection));
        await command._command.PrepareAsync();
        return command;
    }

    public async ValueTask<GroupCommitResult> RunAsync(AppendGroup group)
    {
        Fill(group);
        try
        {
            await using var reader = await _command.ExecuteReaderAsync();
            await reader.ReadAsync();
            var result = reader.IsDBNull(1)
                ? new GroupCommitResult(reader.GetInt64(0), FrozenSet<Fence>.Empty)
                : new GroupCommitResult(0, reader.GetFieldValue<int[]>(1).Select(position => _fences[position - 1]).ToHashSet());

            // The commit's own answer comes after the rows.
            while (await reader.NextResultAsync())
            {
            }

            return result;
        }
        finally
        {
            Clear();
        }
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private void Fill(AppendGroup group)
    {
        PlaceRows(group);
        foreach (var work in group.Works)
        {
            var line = group.EntryOf(work).Line;
            foreach (var happened in work.Append.Events)
            {
                _events.Add(line, work.Append.Row.Key, happened);
            }

            foreach (var version in work.Append.Erased)
            {
                _events.AddErased(line, version);
            }

            if (work.Append.Fence is { } fence && !_fences.Contains(fence))
            {
                _fences.Add(fence);
                _fenceCentres.Add(fence.Centre.ToString());
                _fenceEpochs.Add(fence.Epoch.Value);
            }
        }
    }

    // Known rows in one order everywhere, so that two writers never wait for each other's rows.
    private void PlaceRows(AppendGroup group)
    {
        var line = 0;
        foreach (var entry in group.Entries)
        {
            if (entry.Expected == 0)
            {
                entry.Line = ++line;
                _new.Add(entry.Row);
            }
            else
            {
                _sorted.Add(entry);
            }
        }

        _sorted.Sort(RowEntry.ByKey);
        foreach (var entry in _sorted)
        {
            entry.Line = ++line;
            _changed.Add(entry.Row);
            _expected.Add(entry.Expected);
            _previous.Add(_hashes.Add(entry.Previous));
        }
    }

    private void Clear()
    {
        _fenceCentres.Clear();
        _fenceEpochs.Clear();
        _fences.Clear();
        _new.Clear();
        _changed.Clear();
        _expected.Clear();
        _previous.Clear();
        _events.Clear();
        _sorted.Clear();
        _hashes.Clear();
    }
}
