namespace Coordination.Survey.Responses;

/// <summary>A response while it is read: its fields one by one, and at its end whether it counts.</summary>
internal sealed class ResponseRow(string file, AnswerCodes[] codes, SurveyResponses responses, ResponseFaults faults)
{
    private readonly byte[] _answers = new byte[codes.Length];
    private string _office = "";
    private string _wave = "";
    private DateOnly? _day;
    private bool _isFaulty;
    private long _line;

    /// <summary>Begins another.</summary>
    public void Begin(long line)
    {
        (_office, _wave, _day, _isFaulty, _line) = ("", "", null, false, line);
        Array.Clear(_answers);
    }

    public void Office(string text) => _office = text.Trim();

    public void Wave(string text) => _wave = text.Trim();

    public void Day(string text)
    {
        if (!ResponseReader.TryDay(text.Trim(), out _day))
        {
            Fault("not-a-day", $"'{text.Trim()}' is no day; write it as 2018-03-31, or leave it empty.", "day");
        }
    }

    /// <summary>An answer as it is written.</summary>
    /// <returns>Whether there is such an answer.</returns>
    public bool Answer(int question, ReadOnlySpan<char> text)
    {
        var number = codes[question].NumberOf(text);
        _answers[question] = number ?? 0;
        return number is not null;
    }

    /// <summary>Says that what is written is no answer.</summary>
    public void NoAnswer(int question, string text)
    {
        var (code, message) = codes[question].FaultOf(text.Trim());
        Fault(code, message, codes[question].Id);
    }

    public void Fault(string code, string message, string? column = null)
    {
        _isFaulty = true;
        faults.Add(new ResponseFault(code, file, message, _line, column));
    }

    /// <summary>Counts it where nothing is wrong with it.</summary>
    public void End()
    {
        if (_office.Length == 0)
        {
            Fault("no-office", "There is no office; say where it was answered.", "office");
        }

        if (!_isFaulty)
        {
            responses.Add(_office, _day, _wave, _answers);
        }
    }
}
