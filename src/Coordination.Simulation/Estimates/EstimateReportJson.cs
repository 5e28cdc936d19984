using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Simulation.Estimates;

/// <summary>A back-test's report as JSON for machines: names in snake case, figures to four decimals.</summary>
public static class EstimateReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new ShortNumberConverter() },
    };

    /// <summary>One object, indented, without a line feed at its end.</summary>
    public static string Write(EstimateReport report) => JsonSerializer.Serialize(report, Options);

    private sealed class ShortNumberConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 4));
    }
}
