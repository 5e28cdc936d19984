using System.Collections.Immutable;
using System.Globalization;
using Coordination.Identity;
using Coordination.Plans.Checking;

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
                (desks.TryGetValue(row.DeskId, out var desk) ? desk : desks[row.DeskId] = new DeskCollector(row)).Add(row);
            }
        }

        RequireDay(path, date, desks, dates);
        return new RecordedDay(RequireHall(path), date, [.. desks.Values.Select(desk => desk.Desk())]);
    }

    /// <summary>Reads every day of a file in one pass.</summary>
    /// <returns>The days with at least two moments, by rising date.</returns>
    /// <exception cref="RecordingException">The file cannot be read, a line is not of its form, or no day has two moments.</exception>
    public static ImmutableArray<RecordedDay> ReadDays(string path)
    {
        var days = new SortedDictionary<DateOnly, Dictionary<string, DeskCollector>>();
        foreach (var row in ReadRows(path))
        {
            var desks = days.TryGetValue(row.Date, out var known) ? known : days[row.Date] = new(StringComparer.Ordinal);
            (desks.TryGetValue(row.DeskId, out var desk) ? desk : desks[row.DeskId] = new DeskCollector(row)).Add(row);
        }

        var usable = days.Where(day => day.Value.Values.SelectMany(desk => desk.Times).Distinct().Take(2).Count() == 2);
        var hall = RequireHall(path);
        ImmutableArray<RecordedDay> read =
            [.. usable.Select(day => new RecordedDay(hall, day.Key, [.. day.Value.Values.Select(desk => desk.Desk())]))];
        return read.Length > 0
            ? read
            : throw new RecordingException(path, "has no day with two snapshots; give a recording of whole days.");
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
                lines.Name(RecordingColumns.DeskLetter, mayBeEmpty: true),
                lines.Name(RecordingColumns.DeskName),
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

    private static void RequireDay(string path, DateOnly date, Dictionary<string, DeskCollector> desks, SortedSet<DateOnly> dates)
    {
        if (dates.Count == 0)
        {
            throw new RecordingException(path, "has a header and no lines; give a recording with at least two snapshots.");
        }

        if (desks.Count == 0)
        {
            throw new RecordingException(path, $"has nothing of {date:yyyy-MM-dd}; choose one of {Listed(dates)}.", null, RecordingColumns.Date);
        }

        if (desks.Values.SelectMany(desk => desk.Times).Distinct().Take(2).Count() < 2)
        {
            throw new RecordingException(path, $"has a single moment of {date:yyyy-MM-dd}; a day needs at least two snapshots.", null, RecordingColumns.Time);
        }
    }

    private static string Listed(SortedSet<DateOnly> dates) => string.Join(
        ", ", dates.Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static string RequireHall(string path) =>
        HallOf(path) is { Length: > 0 and <= CheckContext.LongestName } hall && PlainText.Is(hall, mayHaveLines: false)
            ? hall
            : throw new RecordingException(path, $"has a name that cannot be a hall's; rename the file: 1 to {CheckContext.LongestName} characters before its ending, and none that cannot be seen.");

    // What lines tell twice is chosen by what they say, never by their order.
    private sealed class DeskCollector(RecordedRow first)
    {
        private readonly SortedDictionary<TimeOnly, RecordedSnapshot> _snapshots = [];
        private RecordedRow _first = first;

        public IEnumerable<TimeOnly> Times => _snapshots.Keys;

        public void Add(RecordedRow row)
        {
            _first = Naming(row).CompareTo(Naming(_first)) < 0 ? row : _first;
            var at = row.Snapshot.At;
            _snapshots[at] = _snapshots.TryGetValue(at, out var known) && Weight(known).CompareTo(Weight(row.Snapshot)) >= 0 ? known : row.Snapshot;
        }

        public RecordedDesk Desk() => new(_first.DeskId, _first.DeskLetter, _first.DeskName, [.. _snapshots.Values]);

        // A desk is called as its first line of the day calls it.
        private static (TimeOnly, OrdinalText, OrdinalText) Naming(RecordedRow row) => (row.Snapshot.At, new(row.DeskName), new(row.DeskLetter));

        // Of a moment recorded twice, the line with the most people waiting counts, then the highest number called.
        private static (int, int, int, int) Weight(in RecordedSnapshot snapshot) =>
            (snapshot.Waiting, snapshot.NumberCalled ?? 0, snapshot.OpenCounters, snapshot.NominalMinutes);
    }

    private readonly record struct OrdinalText(string Text) : IComparable<OrdinalText>
    {
        public int CompareTo(OrdinalText other) => string.CompareOrdinal(Text, other.Text);
    }
}
