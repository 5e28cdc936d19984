namespace Coordination.Simulation.Scenarios;

/// <summary>The JSON Schema (draft 2020-12) of a scenario; it ships as <c>docs/scenario.schema.json</c>.</summary>
/// <remarks>It describes the form, and the bounds of single members. What else a scenario must fulfil, <see cref="ScenarioCheck"/> says.</remarks>
public static class ScenarioSchema
{
    /// <summary>The schema, as UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> Json { get; } = Read();

    private static byte[] Read()
    {
        using var stream = typeof(ScenarioSchema).Assembly.GetManifestResourceStream("Coordination.Simulation.scenario.schema.json")
            ?? throw new InvalidOperationException("The schema of scenarios is not built in.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
