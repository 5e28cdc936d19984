using System.Text;
using Coordination.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Postgres.Writing;

/// <summary>Rows of a group, column by column, in the order of <c>append_group</c>'s parameters.</summary>
internal sealed class RowColumns(NpgsqlCommand command, HashBuffer hashes)
{
    private readonly List<short> _kind = command.AddList<short>(NpgsqlDbType.Smallint);
    private readonly List<string> _id = command.AddList<string>(NpgsqlDbType.Text);
    private readonly List<string> _centre = command.AddList<string>(NpgsqlDbType.Text);
    private readonly List<string?> _department = command.AddList<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _staff = command.AddList<string?>(NpgsqlDbType.Text);
    private readonly List<string> _status = command.AddList<string>(NpgsqlDbType.Text);
    private readonly List<bool> _isOpen = command.AddList<bool>(NpgsqlDbType.Boolean);
    private readonly List<short?> _urgency = command.AddList<short?>(NpgsqlDbType.Smallint);
    private readonly List<long?> _due = command.AddList<long?>(NpgsqlDbType.Bigint);
    private readonly List<long> _since = command.AddList<long>(NpgsqlDbType.Bigint);
    private readonly List<long> _version = command.AddList<long>(NpgsqlDbType.Bigint);
    private readonly List<string?> _links = command.AddList<string?>(NpgsqlDbType.Text);
    private readonly List<ReadOnlyMemory<byte>> _hash = command.AddList<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);
    private readonly List<ReadOnlyMemory<byte>> _state = command.AddList<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);

    public void Add(GrainRow row)
    {
        _kind.Add((short)row.Key.Kind);
        _id.Add(row.Key.Id);
        _centre.Add(row.Centre.ToString());
        _department.Add(row.Department?.ToString());
        _staff.Add(row.Staff?.ToString());
        _status.Add(row.Status);
        _isOpen.Add(row.IsOpen);
        _urgency.Add((short?)row.Urgency);
        _due.Add(row.Due is { } due ? JournalTime.ToMicroseconds(due) : null);
        _since.Add(JournalTime.ToMicroseconds(row.Since));
        _version.Add(row.Version);
        _links.Add(row.Links.Length == 0 ? null : Text(row));
        _hash.Add(hashes.Add(row.Hash));
        _state.Add(row.State);
    }

    public void Clear()
    {
        _kind.Clear();
        _id.Clear();
        _centre.Clear();
        _department.Clear();
        _staff.Clear();
        _status.Clear();
        _isOpen.Clear();
        _urgency.Clear();
        _due.Clear();
        _since.Clear();
        _version.Clear();
        _links.Clear();
        _hash.Clear();
        _state.Clear();
    }

    private static string Text(GrainRow row)
    {
        var text = new StringBuilder();
        foreach (var link in row.Links)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(link.Department).Append('/').Append(link.Staff);
        }

        return text.ToString();
    }
}
