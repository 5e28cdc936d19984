using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coordination.Simulation.Results;

/// <summary>Results as JSON for machines: names in snake case.</summary>
public static class SimulationResultJson
{
    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One object, indented, without a line feed at its end.</summary>
    public static string Write(SimulationResult result) => JsonSerializer.Serialize(result, Options);

    /// <summary>The same of a comparison.</summary>
    public static string Write(ComparisonResult result) => JsonSerializer.Serialize(result, Options);
}
