using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Coordination.Identity;
using Coordination.Survey.Analysis;
using Coordination.Survey.Questionnaires;
using CsvHelper;

namespace Coordination.SiloHost.Commands;

/// <summary>A survey's figures for machines: as one JSON object, and as CSV with one figure a line. What cannot be told is null, or empty.</summary>
internal static class SurveyFigures
{
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, NewLine = "\r\n" };

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new KebabCaseEnumConverter<PMethod>(), new FiniteNumbers() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(SurveyResult result)
    {
        var json = JsonSerializer.SerializeToNode(result, Form)!.AsObject();
        json["questionnaire"] = result.Questionnaire.Id;
        json["crosses"] = new JsonArray([.. result.Crosses.Zip(json["crosses"]!.AsArray(), (cross, node) => Named(result.Questionnaire, cross, node!.AsObject()))]);
        return json.ToJsonString(Form);
    }

    public static void WriteCsv(SurveyResult result, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, Csv, leaveOpen: true);
        Line(csv, "part", "of", "by", "figure", "value");
        foreach (var (path, value) in LeavesOf(JsonNode.Parse(Json(result))!.AsObject()))
        {
            Line(csv, path.Part, path.Of, path.By, path.Figure, value);
        }
    }

    // Counts by the ids of answers and the scores of grades, not by their places.
    private static JsonObject Named(Questionnaire questionnaire, CrossFigures cross, JsonObject node)
    {
        var named = node.DeepClone().AsObject();
        var options = questionnaire.Background.First(question => question.Id == cross.Question).Options;
        named["counts"] = new JsonObject(options.Zip(cross.Counts, (option, row) => KeyValuePair.Create(option.Id, (JsonNode?)new JsonObject(
            questionnaire.Grades.Zip(row, (grade, count) => KeyValuePair.Create(grade.Score.ToString(CultureInfo.InvariantCulture), (JsonNode?)count))))));
        return named;
    }

    private static void Line(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.EndRecord();
    }

    private static IEnumerable<((string Part, string Of, string By, string Figure) Path, string Value)> LeavesOf(JsonObject result)
    {
        foreach (var (part, node) in result)
        {
            if (node is JsonArray entries)
            {
                foreach (var entry in entries.OfType<JsonObject>())
                {
                    var (of, by) = Names(entry);
                    foreach (var (figure, value) in Leaves(entry, "").Where(leaf => IsFigure(leaf.Figure)))
                    {
                        yield return ((part, of, by, figure), value);
                    }
                }
            }
            else
            {
                foreach (var (figure, value) in Leaves(node, ""))
                {
                    yield return ((part, "", "", figure), value);
                }
            }
        }
    }

    // What an entry is of: two names of a cross table or comparison, else one.
    private static (string Of, string By) Names(JsonObject entry)
    {
        var (question, of) = (entry["question"]?.ToString(), (entry["item"] ?? entry["factor"] ?? entry["id"])?.ToString());
        return of is null ? (question ?? "", "") : (of, question ?? "");
    }

    // What names an entry stands in the columns before.
    private static bool IsFigure(string figure) => figure[(figure.LastIndexOf('.') + 1)..] is not ("id" or "question" or "item" or "factor" or "option");

    private static IEnumerable<(string Figure, string Value)> Leaves(JsonNode? node, string at) => node switch
    {
        JsonObject entry => entry.SelectMany(one => Leaves(one.Value, at.Length == 0 ? one.Key : $"{at}.{one.Key}")),
        JsonArray list => list.SelectMany((one, index) => Leaves(one, $"{at}.{(one as JsonObject)?["id"] ?? (one as JsonObject)?["option"] ?? (index + 1).ToString(CultureInfo.InvariantCulture)}")),
        null => [(at, "")],
        _ => [(at, node.ToString())],
    };

    private sealed class FiniteNumbers : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
