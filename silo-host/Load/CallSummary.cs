namespace Coordination.SiloHost.Load;

/// <summary>How long the calls of one kind took, from when they were due to the last byte of the answer, in milliseconds.</summary>
public sealed record CallSummary(string Call, long Count, double P50Ms, double P90Ms, double P99Ms, double P999Ms, double MaxMs)
{
    internal static CallSummary Of(string call, double[] latencies)
    {
        Array.Sort(latencies);
        return new(call, latencies.Length, At(0.5), At(0.9), At(0.99), At(0.999), latencies[^1]);

        double At(double share) => latencies[(int)Math.Ceiling(share * latencies.Length) - 1];
    }
}
