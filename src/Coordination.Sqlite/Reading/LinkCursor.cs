using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Reading;

/// <summary>Every event's sequence and hash, in the order of the table itself.</summary>
internal sealed class LinkCursor(Reader reader, long afterSequence) : ICursor<JournalLink>
{
    private readonly Statement _statement = reader.Statement("Read/links").Bind(1, afterSequence);

    public bool Read(List<JournalLink> batch, int limit) => _statement.ReadInto(batch, limit, Reader.ReadLink);
}
