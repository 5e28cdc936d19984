using System.Globalization;
using System.Text;
using Coordination.Survey.Questionnaires;

namespace Coordination.Survey.Responses;

/// <summary>Reads files of responses: CSV with a header, or NDJSON, one response a line. All faults of all files are found in one pass.</summary>
/// <remarks>
/// Columns are the questions' ids, or the questions as people read them, beside <c>office</c>, <c>day</c> and <c>wave</c>; of those an office is needed.
/// A response with a fault is not counted as one.
/// </remarks>
public sealed class ResponseReader
{
    private readonly AnswerCodes[] _codes;

    /// <param name="questionnaire">What was asked.</param>
    public ResponseReader(Questionnaire questionnaire)
    {
        Responses = new SurveyResponses(questionnaire);
        _codes = AnswerCodes.Of(questionnaire);
    }

    /// <summary>What was answered.</summary>
    public SurveyResponses Responses { get; }

    /// <summary>What is wrong.</summary>
    public ResponseFaults Faults { get; } = new();

    /// <summary>Reads a file to its end.</summary>
    /// <param name="name">What to call it in faults.</param>
    /// <param name="utf8">UTF-8, with or without a byte order mark; it stays open.</param>
    public void Read(string name, Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        using var text = new StreamReader(utf8, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), leaveOpen: true);
        try
        {
            if (IsJson(text))
            {
                new ResponseObjects(name, _codes, Responses, Faults).Read(text);
            }
            else
            {
                new ResponseTable(name, _codes, Responses, Faults).Read(text);
            }
        }
        catch (DecoderFallbackException)
        {
            Faults.Add(new ResponseFault("not-utf-8", name, $"It is not UTF-8 text, perhaps GB18030: save it as CSV UTF-8, or convert it, such as by 'iconv -f GB18030 -t UTF-8 {name}'."));
        }
    }

    /// <summary>A day as it is written; null where there is none.</summary>
    /// <returns>False where it is no day.</returns>
    internal static bool TryDay(string text, out DateOnly? day)
    {
        var isDay = DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = isDay ? read : null;
        return isDay || text.Length == 0;
    }

    private static bool IsJson(StreamReader text)
    {
        while (text.Peek() is ' ' or '\t' or '\r' or '\n')
        {
            text.Read();
        }

        return text.Peek() == '{';
    }
}
