namespace Coordination.Plans;

/// <summary>The plan of a mid-sized town hall that exercises every part of a plan; it ships as <c>scenarios/sample-hall.json</c>.</summary>
public static class SamplePlan
{
    /// <summary>The document as it ships, with its comments.</summary>
    public static ReadOnlyMemory<byte> Json => PlanResources.Read(PlanResources.Sample);

    /// <summary>The plan; without fault.</summary>
    public static HallPlan Load() => PlanDocument.Read(Json).Plan
        ?? throw new InvalidOperationException("The built-in sample plan cannot be read.");
}
