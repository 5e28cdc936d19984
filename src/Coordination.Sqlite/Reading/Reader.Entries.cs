using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Reading;

internal sealed partial class Reader
{
    /// <summary>The column of the grain's number in <c>Read/entry-columns</c>.</summary>
    public const int GrainNumber = 1;

    /// <summary>The entry under a statement that selects <c>Read/entry-columns</c>.</summary>
    public JournalEntry ReadEntry(Statement statement)
    {
        var key = ReadKey(statement, 3);
        return new JournalEntry(statement.Number(0), key, new JournalEvent
        {
            Version = statement.Number(2),
            Type = Text(statement, 5),
            At = ReadTime(statement, 6, key, "journal.at"),
            By = new Actor((ActorKind)ReadSmall(statement, 7, key, "journal.actor_kind"), Text(statement, 8)),
            Hash = ReadHash(statement, 9, key, "journal.hash"),
            PersonalDigest = ReadHashOrNull(statement, 10, key, "journal.personal_digest"),
            Personal = statement.IsNull(11) ? null : new PersonalText(statement.Bytes(11).ToArray(), statement.Bytes(12).ToArray()),
            Command = statement.IsNull(13) ? null : ReadStamp(statement, 13, key),
            Payload = statement.Bytes(16).ToArray(),
        });
    }

    /// <summary>The link under a statement of <c>Read/links</c>.</summary>
    public static JournalLink ReadLink(Statement statement)
    {
        var bytes = statement.Bytes(1);
        return bytes.Length == EventHash.Size
            ? new JournalLink(statement.Number(0), EventHash.Read(bytes))
            : throw new JournalCorruptException($"The hash of the event with sequence {statement.Number(0)} has {bytes.Length} bytes instead of {EventHash.Size}.");
    }

    /// <summary>The stamp in three columns: key, digest, status.</summary>
    public CommandStamp ReadStamp(Statement statement, int column, GrainKey grain)
    {
        var key = statement.Bytes(column);
        return key.Length == KeyDigest.Size
            ? new CommandStamp(KeyDigest.Read(key), ReadHash(statement, column + 1, grain, "journal.command_digest"), Text(statement, column + 2))
            : throw Damaged(grain, "journal.command_key", $"has {key.Length} bytes instead of {KeyDigest.Size}");
    }
}
