using Coordination.Journal;

namespace Coordination.Postgres.Reading;

internal sealed partial class Decoder
{
    /// <summary>The column of the grain's number in <c>Read/entry-columns</c>.</summary>
    public const int GrainNumber = 1;

    /// <summary>The entry under a reader that selects <c>Read/entry-columns</c>.</summary>
    public JournalEntry ReadEntry()
    {
        var key = ReadKey(3);
        return new JournalEntry(reader.GetInt64(0), key, new JournalEvent
        {
            Version = reader.GetInt64(2),
            Type = Text(5),
            At = ReadTime(6, key, "journal.at"),
            By = new Actor((ActorKind)ReadSmall(7, key, "journal.actor_kind"), Text(8)),
            Hash = ReadHash(9, key, "journal.hash"),
            PersonalDigest = ReadHashOrNull(10, key, "journal.personal_digest"),
            Personal = reader.IsDBNull(11) ? null : new PersonalText(Bytes(11), Bytes(12)),
            Command = reader.IsDBNull(13) ? null : ReadStamp(13, key),
            Payload = Bytes(16),
        });
    }

    /// <summary>The link under a reader of <c>Read/links</c>.</summary>
    public JournalLink ReadLink()
    {
        var bytes = Bytes(1);
        return bytes.Length == EventHash.Size
            ? new JournalLink(reader.GetInt64(0), EventHash.Read(bytes))
            : throw new JournalCorruptException($"The hash of the event with sequence {reader.GetInt64(0)} has {bytes.Length} bytes instead of {EventHash.Size}.");
    }

    /// <summary>The stamp in three columns: key, digest, status.</summary>
    public CommandStamp ReadStamp(int column, GrainKey grain)
    {
        var key = Bytes(column);
        return key.Length == KeyDigest.Size
            ? new CommandStamp(KeyDigest.Read(key), ReadHash(column + 1, grain, "journal.command_digest"), Text(column + 2))
            : throw Damaged(grain, "journal.command_key", $"has {key.Length} bytes instead of {KeyDigest.Size}");
    }
}
