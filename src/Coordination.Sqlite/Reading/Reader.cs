using System.Text;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Reading;

/// <summary>A connection to read with, and the decoding of what it finds.</summary>
internal sealed partial class Reader(Database database) : IDisposable
{
    private static readonly long Earliest = JournalTime.ToMicroseconds(DateTimeOffset.MinValue);
    private static readonly long Latest = JournalTime.ToMicroseconds(DateTimeOffset.MaxValue);

    private readonly TextPool _texts = new();

    public Database Database => database;

    public Statement Statement(string name) => database.Statement(name);

    public void Dispose() => database.Dispose();

    public string Text(Statement statement, int column) => _texts.Get(statement.Bytes(column));

    public string? TextOrNull(Statement statement, int column) => statement.IsNull(column) ? null : Text(statement, column);

    public static GrainKey ReadKey(Statement statement, int kind)
    {
        var id = Encoding.UTF8.GetString(statement.Bytes(kind + 1));
        var number = statement.Number(kind);
        return number is > 0 and <= byte.MaxValue && GrainKindNames.IsKnown((GrainKind)number)
            ? new GrainKey((GrainKind)number, id)
            : throw new JournalCorruptException($"The kind of grain '{id}' is {number}, which this program does not know.");
    }

    private static EventHash ReadHash(Statement statement, int column, GrainKey grain, string name)
    {
        var bytes = statement.Bytes(column);
        return bytes.Length == EventHash.Size ? EventHash.Read(bytes) : throw Damaged(grain, name, $"has {bytes.Length} bytes instead of {EventHash.Size}");
    }

    private static EventHash? ReadHashOrNull(Statement statement, int column, GrainKey grain, string name) =>
        statement.IsNull(column) ? null : ReadHash(statement, column, grain, name);

    /// <summary>A number that is written as one byte where it is hashed: a larger one would pass for its last eight bits.</summary>
    private static int ReadSmall(Statement statement, int column, GrainKey grain, string name)
    {
        var number = statement.Number(column);
        return number is >= 0 and <= byte.MaxValue ? (int)number : throw Damaged(grain, name, $"is {number}, and it must be between 0 and 255");
    }

    private static bool ReadFlag(Statement statement, int column, GrainKey grain, string name)
    {
        var number = statement.Number(column);
        return number is 0 or 1 ? number == 1 : throw Damaged(grain, name, $"is {number}, and it must be 0 or 1");
    }

    private static DateTimeOffset ReadTime(Statement statement, int column, GrainKey grain, string name)
    {
        var microseconds = statement.Number(column);
        return microseconds >= Earliest && microseconds <= Latest
            ? JournalTime.FromMicroseconds(microseconds)
            : throw Damaged(grain, name, $"is {microseconds}, which is no time");
    }

    private TId ReadId<TId>(Statement statement, int column, GrainKey grain, string name)
        where TId : struct, IId<TId>
    {
        var text = Text(statement, column);
        return TId.TryParse(text, out var id) ? id : throw Damaged(grain, name, $"is '{text}' instead of {TId.Format}");
    }

    private TId? ReadIdOrNull<TId>(Statement statement, int column, GrainKey grain, string name)
        where TId : struct, IId<TId> => statement.IsNull(column) ? null : ReadId<TId>(statement, column, grain, name);

    private static JournalCorruptException Damaged(GrainKey grain, string column, string how) =>
        new($"The column {column} of {grain} {how}.");
}
