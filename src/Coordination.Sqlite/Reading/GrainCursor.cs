using System.Globalization;
using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Reading;

/// <summary>Every grain with its row and its events: two ordered reads, merged by the grain's number.</summary>
internal sealed class GrainCursor(Reader reader) : ICursor<GrainHistory>
{
    private const int RowNumber = 14;
    private const int LinkCount = 15;

    private readonly Statement _rows = reader.Statement("Read/all-rows");
    private readonly Statement _events = reader.Statement("Read/all-events");
    private long? _row;
    private long? _event;
    private bool _isStarted;

    public bool Read(List<GrainHistory> batch, int limit)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            NextRow();
            NextEvent();
        }

        while (batch.Count < limit && (_row is not null || _event is not null))
        {
            batch.Add(ReadGrain(Math.Min(_row ?? long.MaxValue, _event ?? long.MaxValue)));
        }

        return _row is not null || _event is not null;
    }

    private GrainHistory ReadGrain(long number)
    {
        GrainRow? row = null;
        VerifyDifference? damage = null;
        if (_row == number)
        {
            row = reader.ReadRow(_rows);
            damage = FindInLinkCount(row);
            NextRow();
        }

        var events = new List<JournalEvent>();
        var sequences = new List<long>();
        GrainKey? key = row?.Key;
        while (_event == number)
        {
            var entry = reader.ReadEntry(_events);
            key ??= entry.Grain;
            if (entry.Grain != key)
            {
                throw new JournalCorruptException(
                    $"The event with sequence {entry.Sequence} names {entry.Grain}, though it stands among those of {key}.");
            }

            events.Add(entry.Event);
            sequences.Add(entry.Sequence);
            NextEvent();
        }

        return new GrainHistory(key!.Value, row, events) { Sequences = sequences, Damage = damage };
    }

    private VerifyDifference? FindInLinkCount(GrainRow row) => _rows.Number(LinkCount) == row.Links.Length
        ? null
        : new VerifyDifference(
            row.Key, row.Version, "row: link count", row.Links.Length.ToString(CultureInfo.InvariantCulture), _rows.Number(LinkCount).ToString(CultureInfo.InvariantCulture));

    private void NextRow() => _row = _rows.Step() ? _rows.Number(RowNumber) : null;

    private void NextEvent() => _event = _events.Step() ? _events.Number(Reader.GrainNumber) : null;
}
