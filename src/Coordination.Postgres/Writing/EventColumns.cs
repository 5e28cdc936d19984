using Coordination.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Postgres.Writing;

/// <summary>Events of a group and their personal texts, column by column, in the order of <c>append_group</c>'s parameters.</summary>
internal sealed class EventColumns(NpgsqlCommand command, HashBuffer hashes)
{
    private readonly List<int> _row = command.AddList<int>(NpgsqlDbType.Integer);
    private readonly List<long> _version = command.AddList<long>(NpgsqlDbType.Bigint);
    private readonly List<long> _at = command.AddList<long>(NpgsqlDbType.Bigint);
    private readonly List<short> _kind = command.AddList<short>(NpgsqlDbType.Smallint);
    private readonly List<short> _actorKind = command.AddList<short>(NpgsqlDbType.Smallint);
    private readonly List<string> _id = command.AddList<string>(NpgsqlDbType.Text);
    private readonly List<string> _type = command.AddList<string>(NpgsqlDbType.Text);
    private readonly List<string> _actorId = command.AddList<string>(NpgsqlDbType.Text);
    private readonly List<ReadOnlyMemory<byte>> _hash = command.AddList<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);
    private readonly List<ReadOnlyMemory<byte>?> _personalDigest = command.AddList<ReadOnlyMemory<byte>?>(NpgsqlDbType.Bytea);
    private readonly List<ReadOnlyMemory<byte>?> _commandKey = command.AddList<ReadOnlyMemory<byte>?>(NpgsqlDbType.Bytea);
    private readonly List<ReadOnlyMemory<byte>?> _commandDigest = command.AddList<ReadOnlyMemory<byte>?>(NpgsqlDbType.Bytea);
    private readonly List<string?> _commandStatus = command.AddList<string?>(NpgsqlDbType.Text);
    private readonly List<ReadOnlyMemory<byte>> _payload = command.AddList<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);
    private readonly List<int> _personalEvent = command.AddList<int>(NpgsqlDbType.Integer);
    private readonly List<ReadOnlyMemory<byte>> _personalSalt = command.AddList<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);
    private readonly List<ReadOnlyMemory<byte>> _personalText = command.AddList<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);

    private readonly List<int> _indexEvent = command.AddList<int>(NpgsqlDbType.Integer);
    private readonly List<ReadOnlyMemory<byte>?> _indexDigest = command.AddList<ReadOnlyMemory<byte>?>(NpgsqlDbType.Bytea);
    private readonly List<int> _erasedRow = command.AddList<int>(NpgsqlDbType.Integer);
    private readonly List<long> _erasedVersion = command.AddList<long>(NpgsqlDbType.Bigint);

    /// <summary>An earlier version of a grain whose text goes.</summary>
    public void AddErased(int row, long version)
    {
        _erasedRow.Add(row);
        _erasedVersion.Add(version);
    }

    public void Add(int row, GrainKey key, JournalEvent happened)
    {
        _row.Add(row);
        _version.Add(happened.Version);
        _at.Add(JournalTime.ToMicroseconds(happened.At));
        _kind.Add((short)key.Kind);
        _actorKind.Add((short)happened.By.Kind);
        _id.Add(key.Id);
        _type.Add(happened.Type);
        _actorId.Add(happened.By.Id);
        _hash.Add(hashes.Add(happened.Hash));
        _personalDigest.Add(hashes.Add(happened.PersonalDigest));
        _commandKey.Add(hashes.Add(happened.Command?.Key));
        _commandDigest.Add(hashes.Add(happened.Command?.Digest));
        _commandStatus.Add(happened.Command?.Status);
        _payload.Add(happened.Payload);
        if (happened.Personal is { } personal)
        {
            _personalEvent.Add(_row.Count);
            _personalSalt.Add(personal.Salt);
            _personalText.Add(personal.Text);
            AddIndex(personal);
        }
    }

    private void AddIndex(PersonalText personal)
    {
        foreach (var digest in personal.Index)
        {
            _indexEvent.Add(_row.Count);
            _indexDigest.Add(hashes.Add((KeyDigest?)digest));
        }
    }

    public void Clear()
    {
        _row.Clear();
        _version.Clear();
        _at.Clear();
        _kind.Clear();
        _actorKind.Clear();
        _id.Clear();
        _type.Clear();
        _actorId.Clear();
        _hash.Clear();
        _personalDigest.Clear();
        _commandKey.Clear();
        _commandDigest.Clear();
        _commandStatus.Clear();
        _payload.Clear();
        _personalEvent.Clear();
        _personalSalt.Clear();
        _personalText.Clear();
        _indexEvent.Clear();
        _indexDigest.Clear();
        _erasedRow.Clear();
        _erasedVersion.Clear();
    }
}
