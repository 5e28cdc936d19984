using Coordination.Identity;
using Coordination.Journal;
using Npgsql;

namespace Coordination.Postgres.Reading;

/// <summary>Decodes what a reader stands at. Damage is told by grain and column.</summary>
internal sealed partial class Decoder(NpgsqlDataReader reader)
{
    private static readonly long Earliest = JournalTime.ToMicroseconds(DateTimeOffset.MinValue);
    private static readonly long Latest = JournalTime.ToMicroseconds(DateTimeOffset.MaxValue);

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public GrainKey ReadKey(int kind)
    {
        var id = reader.GetString(kind + 1);
        var number = reader.GetInt16(kind);
        return GrainKindNames.IsKnown((GrainKind)number)
            ? new GrainKey((GrainKind)number, id)
            : throw new JournalCorruptException($"The kind of grain '{id}' is {number}, which this program does not know.");
    }

    private byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    private EventHash ReadHash(int column, GrainKey grain, string name)
    {
        var bytes = Bytes(column);
        return bytes.Length == EventHash.Size ? EventHash.Read(bytes) : throw Damaged(grain, name, $"has {bytes.Length} bytes instead of {EventHash.Size}");
    }

    /// <summary>A number that is written as one byte where it is hashed: a larger one would pass for its last eight bits.</summary>
    private int ReadSmall(int column, GrainKey grain, string name)
    {
        var number = reader.GetInt16(column);
        return number is >= 0 and <= byte.MaxValue ? number : throw Damaged(grain, name, $"is {number}, and it must be between 0 and 255");
    }

    private EventHash? ReadHashOrNull(int column, GrainKey grain, string name) =>
        reader.IsDBNull(column) ? null : ReadHash(column, grain, name);

    private DateTimeOffset ReadTime(int column, GrainKey grain, string name)
    {
        var microseconds = reader.GetInt64(column);
        return microseconds >= Earliest && microseconds <= Latest
            ? JournalTime.FromMicroseconds(microseconds)
            : throw Damaged(grain, name, $"is {microseconds}, which is no time");
    }

    private TId ReadId<TId>(int column, GrainKey grain, string name)
        where TId : struct, IId<TId>
    {
        var text = Text(column);
        return TId.TryParse(text, out var id) ? id : throw Damaged(grain, name, $"is '{text}' instead of {TId.Format}");
    }

    private TId? ReadIdOrNull<TId>(int column, GrainKey grain, string name)
        where TId : struct, IId<TId> => reader.IsDBNull(column) ? null : ReadId<TId>(column, grain, name);

    /// <summary>A text of which there are few: a million rows name a handful of departments and statuses.</summary>
    private string Text(int column)
    {
        var text = reader.GetString(column);
        if (_texts.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_texts.Count < 4096)
        {
            _texts[text] = text;
        }

        return text;
    }

    private static JournalCorruptException Damaged(GrainKey grain, string column, string how) =>
        new($"The column {column} of {grain} {how}.");
}
