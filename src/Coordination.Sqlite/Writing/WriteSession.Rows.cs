using System.Diagnostics.CodeAnalysis;
using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Writing;

internal sealed partial class WriteSession
{
    private bool TryInsert(GrainRow row, [NotNullWhen(true)] out CachedRow? slot)
    {
        var number = NextNumber();
        var insert = database.Statement("Write/insert-grain").Bind(1, number);
        BindState(insert, row);
        BindPlace(insert, row);
        insert.Bind(8, (long)row.Key.Kind).Bind(9, row.Key.Id);
        insert.Run();
        slot = database.Changes == 0 ? null : _cache.Add(row.Key, CachedRow.Of(number, row));
        if (slot is not null)
        {
            InsertLinks(slot.Number, row);
        }

        return slot is not null;
    }

    private void Update(CachedRow slot, GrainRow row)
    {
        var change = slot.ChangeTo(row);
        var update = database.Statement(change switch
        {
            RowChange.State => "Write/update-grain",
            RowChange.Holder => "Write/update-grain-holder",
            _ => "Write/update-grain-full",
        });
        update.Bind(1, slot.Number);
        BindState(update, row);
        if (change == RowChange.Holder)
        {
            update.Bind(7, row.Staff?.ToString());
        }
        else if (change == RowChange.Full)
        {
            BindPlace(update, row);
        }

        update.Run();
        ReplaceLinks(slot, row);
        slot.Follow(row);
        if (!row.IsOpen)
        {
            _cache.Remove(row.Key);
        }
    }

    private static void BindState(Statement statement, GrainRow row)
    {
        statement.Bind(2, row.Status).Bind(3, (long?)row.Urgency).Bind(4, row.Version);
        BindHash(statement, 5, row.Hash);
        statement.BindText(6, row.State.Span);
    }

    private static void BindPlace(Statement statement, GrainRow row) => statement
        .Bind(7, row.Staff?.ToString())
        .Bind(10, row.Centre.ToString())
        .Bind(11, row.Department?.ToString())
        .Bind(12, row.IsOpen ? 1 : 0)
        .Bind(13, CachedRow.Microseconds(row.Due))
        .Bind(14, JournalTime.ToMicroseconds(row.Since))
        .Bind(15, row.Links.Length);

    private void ReplaceLinks(CachedRow slot, GrainRow row)
    {
        if (slot.Links > 0)
        {
            database.Statement("Write/delete-links").Bind(1, slot.Number).Run();
        }

        InsertLinks(slot.Number, row);
    }

    private void InsertLinks(long number, GrainRow row)
    {
        for (var i = 0; i < row.Links.Length; i++)
        {
            database.Statement("Write/insert-link")
                .Bind(1, number)
                .Bind(2, i)
                .Bind(3, row.Links[i].Department.ToString())
                .Bind(4, row.Links[i].Staff?.ToString())
                .Run();
        }
    }

    private static void BindHash(Statement statement, int parameter, EventHash hash)
    {
        Span<byte> bytes = stackalloc byte[EventHash.Size];
        hash.Write(bytes);
        statement.BindBlob(parameter, bytes);
    }
}
