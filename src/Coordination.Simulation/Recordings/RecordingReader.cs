using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Simulation.Recordings;

/// <summary>Reads recordings of queue displays: CSV in UTF-8, plain or gzipped, one line a desk and moment.</summary>
public static class RecordingReader
{
    /// <summary>Reads one day. Every line of the file is checked; only the day's are kept.</summary>
    /// <exception cref="RecordingException">The file cannot be read, a line is not of its form, or the date is not in it.</exception>
    public static RecordedDay ReadDay(string path, DateOnly date)
    {
        var desks = new Dictionary<string, DeskCollector>(StringComparer.Ordinal);
        var dates = new SortedSet<DateOnly>();
        foreach (var row in ReadRows(path))
        {
            dates.Add(row.Date);
            if (row.Date == date)
            {
                (desks.TryGetValue(row.DeskId, out var desk) ? desk : desks[row.DeskId] = new DeskCollector(row)).Add(row.Snapshot);
            }
        }

        return desks.Count > 0
            ? new RecordedDay(HallOf(path), date, [.. desks.Values.Select(desk => desk.Desk())])
            : throw new RecordingException(path, dates.Count > 0
                ? $"has nothing of {date:yyyy-MM-dd}; choose one of {Listed(dates)}."
                : "has a header and no lines; give a file with at least one snapshot.", null, dates.Count > 0 ? RecordingColumns.Date : null);
    }

    /// <summary>Reads every line, one at a time.</summary>
    /// <exception cref="RecordingException">The file cannot be read, or a line is not of its form.</exception>
    public static IEnumerable<RecordedRow> ReadRows(string path)
    {
        using var lines = RecordingLines.Open(path);
        while (lines.Next())
        {
            yield return new RecordedRow(
                lines.Date(RecordingColumns.Date),
                lines.Text(RecordingColumns.DeskId),
                lines.AnyText(RecordingColumns.DeskLetter),
                lines.Text(RecordingColumns.DeskName),
                new RecordedSnapshot(
                    lines.Time(RecordingColumns.Time),
                    lines.Count(RecordingColumns.OpenCounters),
                    lines.Count(RecordingColumns.Waiting),
                    lines.CountOrBlank(RecordingColumns.NumberCalled) is { } number and > 0 ? number : null,
                    lines.CountOrBlank(RecordingColumns.NominalMinutes) ?? 0));
        }
    }

    /// <summary>The hall's name: the file's, without directory and endings.</summary>
    public static string HallOf(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var ending in (ReadOnlySpan<string>)[".gz", ".csv"])
        {
            name = name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
        }

        return name;
    }

    private static string Listed(SortedSet<DateOnly> dates) => string.Join(
        ", ", dates.Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private sealed class DeskCollector(RecordedRow first)
    {
        private readonly SortedDictionary<TimeOnly, RecordedSnapshot> _snapshots = [];

        // A moment recorded twice counts once, as it was recorded last.
        public void Add(in RecordedSnapshot snapshot) => _snapshots[snapshot.At] = snapshot;

        public RecordedDesk Desk() => new(first.DeskId, first.DeskLetter, first.DeskName, [.. _snapshots.Values]);
    }
}
