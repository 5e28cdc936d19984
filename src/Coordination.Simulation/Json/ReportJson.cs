using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Simulation.Json;

/// <summary>Reports as JSON for machines: names in snake case, times of day as hours and minutes, indented.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Exact = Options(new MinuteConverter());
    private static readonly JsonSerializerOptions Rounded = Options(new MinuteConverter(), new ShortNumberConverter());

    /// <summary>One object, without a line feed at its end; numbers as they are.</summary>
    public static string Write<T>(T report) => JsonSerializer.Serialize(report, Exact);

    /// <summary>The same with numbers to four decimals, for figures that are good for no more.</summary>
    public static string WriteRounded<T>(T report) => JsonSerializer.Serialize(report, Rounded);

    private static JsonSerializerOptions Options(params JsonConverter[] converters)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        foreach (var converter in converters)
        {
            options.Converters.Add(converter);
        }

        return options;
    }
}
