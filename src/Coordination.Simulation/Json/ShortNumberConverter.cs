using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Simulation.Json;

/// <summary>A number to four decimals.</summary>
internal sealed class ShortNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 4));
}
