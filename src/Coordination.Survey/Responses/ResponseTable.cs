using Coordination.Plans.Checking;
using CsvHelper;

namespace Coordination.Survey.Responses;

/// <summary>Reads responses from CSV, with commas, semicolons or tabs: the header tells which.</summary>
internal sealed class ResponseTable(string file, AnswerCodes[] codes, SurveyResponses responses, ResponseFaults faults)
{
    private const int LongestField = 256;

    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        PoolStrings = true,
        MaxRecordSize = 1024 * 1024,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly ResponseRow _row = new(file, codes, responses, faults);
    private readonly char[] _field = new char[LongestField];
    private CsvReader _csv = null!;

    public void Read(StreamReader text)
    {
        using var csv = _csv = CsvReader.Create(text, Options);
        try
        {
            if (!csv.Read())
            {
                faults.Add(new ResponseFault("missing-column", file, $"It is empty; its first line names the columns: office, day, wave, {string.Join(", ", codes.Take(3).Select(code => code.Id))} and so on."));
            }
            else if (Columns() is { } columns)
            {
                while (csv.Read())
                {
                    Row(columns);
                }
            }
        }
        catch (CsvFormatException fault)
        {
            faults.Add(new ResponseFault("form", file, "A quotation mark is out of place, from here on nothing can be read; put fields with quotes between quotes, and write a quote in them twice.", fault.LineNumber));
        }
    }

    private void Row(Action<int>?[] columns)
    {
        _row.Begin(_csv.LineNumber);
        if (_csv.FieldCount != columns.Length)
        {
            _row.Fault("width", $"It has {_csv.FieldCount} fields where the header has {columns.Length}; complete the line, or put fields with separators between quotes.");
            return;
        }

        for (var index = 0; index < columns.Length; index++)
        {
            columns[index]?.Invoke(index);
        }

        _row.End();
    }

    // What is done with each column; null where the header has faults.
    private Action<int>?[]? Columns()
    {
        var (before, found) = (faults.Count, new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        var known = Known();
        var columns = new Action<int>?[_csv.FieldCount];
        for (var index = 0; index < columns.Length; index++)
        {
            var name = _csv.GetString(index).Trim();
            if (!known.TryGetValue(name, out var column))
            {
                HeaderFault("unknown-column", $"There is no question '{name}'; {(NearestName.To(name, known.Keys) is { } near ? $"did you mean '{near}'?" : $"remove it, or use one of office, day, wave, {string.Join(", ", codes.Select(code => code.Id))}.")}", name);
            }
            else if (!found.TryAdd(column.Id, index))
            {
                HeaderFault("unknown-column", "The column is there twice; keep one of them.", name);
            }
            else
            {
                columns[index] = column.Take;
            }
        }

        foreach (var missing in codes.Select(code => code.Id).Prepend("office").Where(id => !found.ContainsKey(id)))
        {
            HeaderFault("missing-column", "The column is missing; add it, with empty fields where nobody was asked.", missing);
        }

        return faults.Count == before ? columns : null;
    }

    private Dictionary<string, (string Id, Action<int> Take)> Known()
    {
        var known = new Dictionary<string, (string, Action<int>)>(StringComparer.OrdinalIgnoreCase)
        {
            ["office"] = ("office", index => _row.Office(_csv.GetString(index))),
            ["day"] = ("day", index => _row.Day(_csv.GetString(index))),
            ["wave"] = ("wave", index => _row.Wave(_csv.GetString(index))),
        };
        for (var question = 0; question < codes.Length; question++)
        {
            var number = question;
            known[codes[question].Id] = (codes[question].Id, index => Answer(number, index));
        }

        foreach (var code in codes)
        {
            foreach (var name in AnswerCodes.NamesOf(code.Text))
            {
                known.TryAdd(name, known[code.Id]);
            }
        }

        return known;
    }

    private void Answer(int question, int index)
    {
        var length = _csv.GetSpan(index).Length <= LongestField ? _csv.GetChars(index, _field) : -1;
        if (length < 0 || !_row.Answer(question, _field.AsSpan(0, length)))
        {
            _row.NoAnswer(question, _csv.GetString(index));
        }
    }

    private void HeaderFault(string code, string message, string column) => faults.Add(new ResponseFault(code, file, message, _csv.LineNumber, column));
}
