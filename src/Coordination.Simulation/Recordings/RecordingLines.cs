using System.Globalization;
using System.Text;
using Coordination.Identity;
using Coordination.Plans.Checking;
using CsvHelper;

namespace Coordination.Simulation.Recordings;

/// <summary>The lines of a recording, one at a time, with checked fields.</summary>
internal sealed class RecordingLines : IDisposable
{
    // A desk's people are named after it and numbered.
    private const int LongestDesk = CheckContext.LongestName - 10;

    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        PoolStrings = true,
        MaxRecordSize = 1024 * 1024,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly string _path;
    private readonly StreamReader _text;
    private readonly CsvReader _csv;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private int _width;

    private RecordingLines(string path)
    {
        _path = path;
        var separator = RecordingSeparator.Of(path);
        _text = RecordingStream.Open(path);
        _csv = CsvReader.Create(_text, Options with { Separator = separator });
    }

    public static RecordingLines Open(string path)
    {
        var lines = new RecordingLines(path);
        try
        {
            lines.ReadHeader();
            return lines;
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    public bool Next()
    {
        if (!Advance())
        {
            return false;
        }

        return _csv.FieldCount == _width
            ? true
            : throw Fault($"has {_csv.FieldCount} fields where the header has {_width}; complete the line, or put fields that contain {RecordingSeparator.NameOf(_csv.Separator)} between quotes.", null);
    }

    public string AnyText(string column) => _csv.GetString(_columns[column]).Trim();

    public string Text(string column) =>
        AnyText(column) is { Length: > 0 } text ? text : throw Fault("is empty; give a value.", column);

    /// <summary>A text that people read, and that a plan takes as a name.</summary>
    public string Name(string column, bool mayBeEmpty = false)
    {
        var name = mayBeEmpty ? AnyText(column) : Text(column);
        return name.Length > LongestDesk ? throw Fault($"has {name.Length} characters; use at most {LongestDesk}.", column)
            : !PlainText.Is(name, mayHaveLines: false) ? throw Fault("contains a line break or another character that cannot be seen; write the name on one line, without it.", column)
            : name;
    }

    public DateOnly Date(string column) =>
        DateOnly.TryParseExact(AnyText(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Fault($"'{AnyText(column)}' is not a date; write it as 2019-12-30.", column);

    public TimeOnly Time(string column) =>
        TimeOnly.TryParseExact(AnyText(column), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Fault($"'{AnyText(column)}' is not a time of day; write it as 08:05.", column);

    public int? CountOrBlank(string column) => AnyText(column).Length == 0 ? null : Count(column);

    public int Count(string column) =>
        int.TryParse(AnyText(column), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostOfAnything
            ? count
            : throw Fault($"'{AnyText(column)}' is not a count; write a whole number from 0 to {MostOfAnything}.", column);

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private const int MostOfAnything = 1_000_000;

    private void ReadHeader()
    {
        if (!Advance())
        {
            throw new RecordingException(_path, $"is empty; its first line must name the columns {string.Join(",", RecordingColumns.Required)}.");
        }

        _width = _csv.FieldCount;
        for (var index = 0; index < _width; index++)
        {
            _columns.TryAdd(_csv.GetString(index).Trim(), index);
        }

        if (Array.Find(RecordingColumns.Required, name => !_columns.ContainsKey(name)) is { } missing)
        {
            throw Fault($"the column is missing from the header; the header has {string.Join(",", _columns.Keys.Take(20))}.", missing);
        }
    }

    private bool Advance()
    {
        try
        {
            return _csv.Read();
        }
        catch (CsvFormatException fault)
        {
            throw new RecordingException(
                _path, "has a quotation mark out of place; put fields with quotes between quotes, and write a quote in them twice.", fault.LineNumber, null, fault);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or DecoderFallbackException)
        {
            throw new RecordingException(
                _path, $"cannot be read to its end ({fault.Message.TrimEnd('.')}); fetch it again as CSV in UTF-8, plain or gzipped.", inner: fault);
        }
    }

    private RecordingException Fault(string message, string? field) => new(_path, message, _csv.LineNumber, field);
}
