using Coordination.Centres;
using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Reading;

/// <summary>Open requests in the order of the index; runs of equal times are put in the order of their ids.</summary>
/// <remarks>
/// A damaged index would leave people out who wait. So what it led to is held against the rows themselves, and at the end
/// counted against another index.
/// </remarks>
internal sealed class OpenRequestCursor(Reader reader, CentreId centre) : ICursor<GrainRow>
{
    private static readonly Comparer<GrainRow> ById = Comparer<GrainRow>.Create((one, other) => string.CompareOrdinal(one.Key.Id, other.Key.Id));

    private readonly Statement _statement = reader.Statement("Read/open-requests").Bind(1, centre.ToString());
    private GrainRow? _next;
    private bool _isStarted;
    private long _placed;

    /// <exception cref="JournalCorruptException">The index of open requests does not fit the rows.</exception>
    public bool Read(List<GrainRow> batch, int limit)
    {
        Start();
        while (batch.Count < limit && _next is { } first)
        {
            var start = batch.Count;
            do
            {
                batch.Add(_next);
                _next = ReadNext();
            }
            while (_next?.Since == first.Since);
            batch.Sort(start, batch.Count - start, ById);
        }

        return _next is not null;
    }

    private void Start()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _next = ReadNext();
        }
    }

    private GrainRow? ReadNext()
    {
        if (!_statement.Step())
        {
            RequireAll();
            return null;
        }

        var row = reader.ReadRow(_statement);
        _placed += row.Department is null ? 0 : 1;
        return row.IsOpen && row.Centre == centre && row.Key.Kind == GrainKind.Request
            ? row
            : throw new JournalCorruptException($"The index of open requests of centre '{centre}' names {row.Key}, which is not one of them. {Mend}");
    }

    private void RequireAll()
    {
        var count = reader.Statement("Read/open-count").Bind(1, centre.ToString()).ReadAll(row => row.Number(0))[0];
        if (count != _placed)
        {
            throw new JournalCorruptException(
                $"The index of open requests of centre '{centre}' shows {_placed} at a department, and the index by department {count}. {Mend}");
        }
    }

    private const string Mend = "The file is damaged: stop the program, run verify to find where, and restore the file from a backup.";
}
