namespace Coordination.Plans;

/// <summary>The JSON Schema (draft 2020-12) of a plan document; it ships as <c>docs/plan.schema.json</c>.</summary>
/// <remarks>It describes the form only. What else a plan must fulfil, <see cref="PlanCheck"/> says.</remarks>
public static class PlanSchema
{
    /// <summary>The schema, as UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> Json => PlanResources.Read(PlanResources.Schema);
}
