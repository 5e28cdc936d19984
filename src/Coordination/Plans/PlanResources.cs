namespace Coordination.Plans;

/// <summary>The documents that are built into the engine.</summary>
internal static class PlanResources
{
    public const string Sample = "Coordination.Plans.sample-hall.json";
    public const string Schema = "Coordination.Plans.plan.schema.json";

    public static byte[] Read(string name)
    {
        using var stream = typeof(PlanResources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is not built in.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
