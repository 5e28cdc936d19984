using Coordination.Journal;
using Coordination.Sqlite.Reading;
using Coordination.Sqlite.Schema;
using Coordination.Sqlite.Storage;
using SQLitePCL;

namespace Coordination.Sqlite.Inspecting;

/// <summary>What a file finds wrong with itself: SQLite's own check of every page and index, the schema, and rows that belong to nothing.</summary>
internal sealed class Inspection(Reader reader, IReadOnlyList<Migration> migrations, CancellationToken cancellation) : ICursor<VerifyDifference>
{
    private readonly Queue<Func<IEnumerable<VerifyDifference>>> _parts = new(
    [
        () => new SchemaComparison(migrations).FindDifferences(reader.Database),
        () => StructureCheck.FindDifferences(reader.Database),
        () => StrayRows.FindDifferences(reader.Database),
    ]);

    public bool Read(List<VerifyDifference> batch, int limit)
    {
        using var stop = cancellation.Register(reader.Database.Interrupt);
        try
        {
            batch.AddRange(_parts.Dequeue()());
        }
        catch (SqliteFault fault) when (fault.Primary == raw.SQLITE_INTERRUPT)
        {
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
        catch (SqliteFault fault) when (fault.Primary == raw.SQLITE_CORRUPT)
        {
            // One part cannot be read: the others still may.
            batch.Add(VerifyDifference.OfStore("structure", "a sound file", fault.Message));
        }

        return _parts.Count > 0;
    }
}
