using Coordination.Centres;
using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Reading;

/// <summary>Open requests in the order of the index; runs of equal times are put in the order of their ids.</summary>
internal sealed class OpenRequestCursor(Reader reader, CentreId centre) : ICursor<GrainRow>
{
    private static readonly Comparer<GrainRow> ById = Comparer<GrainRow>.Create((one, other) => string.CompareOrdinal(one.Key.Id, other.Key.Id));

    private readonly Statement _statement = reader.Statement("Read/open-requests").Bind(1, centre.ToString());
    private GrainRow? _next;
    private bool _isStarted;

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

    private GrainRow? ReadNext() => _statement.Step() ? reader.ReadRow(_statement) : null;
}
