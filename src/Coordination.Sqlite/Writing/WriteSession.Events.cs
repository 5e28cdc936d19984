using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Writing;

internal sealed partial class WriteSession
{
    private void Insert(long number, GrainKey key, JournalEvent happened)
    {
        var insert = database.Statement("Write/insert-event")
            .Bind(1, number)
            .Bind(2, happened.Version)
            .Bind(3, (long)key.Kind)
            .Bind(4, key.Id)
            .Bind(5, happened.Type)
            .Bind(6, JournalTime.ToMicroseconds(happened.At))
            .Bind(7, (long)happened.By.Kind)
            .Bind(8, happened.By.Id);
        BindHash(insert, 9, happened.Hash);
        BindDigest(insert, happened.PersonalDigest);
        BindCommand(insert, happened.Command);
        insert.BindText(14, happened.Payload.Span).Run();
        LastSequence = database.LastRowId;
        LastHash = happened.Hash;
        if (happened.Personal is { } personal)
        {
            database.Statement("Write/insert-personal")
                .Bind(1, LastSequence)
                .BindBlob(2, personal.Salt.Span)
                .BindText(3, personal.Text.Span)
                .Run();
            InsertIndex(personal);
        }
    }

    private void InsertIndex(PersonalText personal)
    {
        Span<byte> digest = stackalloc byte[KeyDigest.Size];
        foreach (var found in personal.Index)
        {
            found.Write(digest);
            database.Statement("Write/insert-personal-index").BindBlob(1, digest).Bind(2, LastSequence).Run();
        }
    }

    private void Erase(long number, Append append)
    {
        foreach (var version in append.Erased)
        {
            database.Statement("Write/erase-personal").Bind(1, number).Bind(2, version).Run();
        }
    }

    private static void BindDigest(Statement insert, EventHash? digest)
    {
        if (digest is { } hash)
        {
            BindHash(insert, 10, hash);
        }
        else
        {
            insert.BindNull(10);
        }
    }

    private static void BindCommand(Statement insert, CommandStamp? command)
    {
        if (command is null)
        {
            insert.BindNull(11).BindNull(12).BindNull(13);
            return;
        }

        Span<byte> key = stackalloc byte[KeyDigest.Size];
        command.Key.Write(key);
        insert.BindBlob(11, key);
        BindHash(insert, 12, command.Digest);
        insert.Bind(13, command.Status);
    }
}
