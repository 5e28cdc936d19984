using System.Text.Json;
using Coordination.Plans.Checking;

namespace Coordination.Survey.Responses;

/// <summary>Reads responses from NDJSON: an object a line, with the questions' ids as names. A question that is not there was not answered.</summary>
internal sealed class ResponseObjects
{
    private readonly string _file;
    private readonly ResponseRow _row;
    private readonly Dictionary<string, int> _questions;

    public ResponseObjects(string file, AnswerCodes[] codes, SurveyResponses responses, ResponseFaults faults)
    {
        (_file, _row) = (file, new ResponseRow(file, codes, responses, faults));
        _questions = codes.Index().ToDictionary(code => code.Item.Id, code => code.Index, StringComparer.Ordinal);
    }

    public void Read(StreamReader text)
    {
        long line = 0;
        while (text.ReadLine() is { } json)
        {
            line++;
            if (!string.IsNullOrWhiteSpace(json))
            {
                _row.Begin(line);
                Line(json);
            }
        }
    }

    private void Line(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                Response(document.RootElement);
                return;
            }
        }
        catch (JsonException)
        {
            // The same is to say of it as of what is no object.
        }

        _row.Fault("form", $"The line is no JSON object; write each response of {_file} as one, on its own line.");
    }

    private void Response(JsonElement response)
    {
        foreach (var property in response.EnumerateObject())
        {
            Property(property.Name, property.Value);
        }

        _row.End();
    }

    private void Property(string name, JsonElement value)
    {
        if (name is not ("office" or "day" or "wave") && !_questions.ContainsKey(name))
        {
            string[] known = ["office", "day", "wave", .. _questions.Keys];
            _row.Fault("unknown-column", $"There is no question '{name}'; {(NearestName.To(name, known) is { } near ? $"did you mean '{near}'?" : $"remove it, or use one of {string.Join(", ", known)}.")}", name);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Several(name, value);
        }
        else if (value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False)
        {
            _row.Fault("unknown-answer", "Write a text or a number.", name);
        }
        else
        {
            Take(name, value.ValueKind == JsonValueKind.Null ? "" : value.ToString());
        }
    }

    private void Several(string name, JsonElement value)
    {
        if (value.GetArrayLength() == 1 && value[0].ValueKind is (JsonValueKind.String or JsonValueKind.Number))
        {
            Take(name, value[0].ToString());
        }
        else if (value.GetArrayLength() > 0)
        {
            _row.Fault("one-choice", $"There are {value.GetArrayLength()} answers, and the question has one: keep the one that was meant, or leave it out.", name);
        }
    }

    private void Take(string name, string text)
    {
        switch (name)
        {
            case "office":
                _row.Office(text);
                break;
            case "day":
                _row.Day(text);
                break;
            case "wave":
                _row.Wave(text);
                break;
            default:
                if (!_row.Answer(_questions[name], text))
                {
                    _row.NoAnswer(_questions[name], text);
                }

                break;
        }
    }
}
