using System.Text.Json.Serialization;

namespace Coordination.Departments;

/// <summary>Something that happened to a department.</summary>
internal abstract record DepartmentEvent
{
    /// <summary>What was said, kept beside the chain; null when the event is read back.</summary>
    [JsonIgnore]
    public string? Words { get; init; }
}

/// <summary>Closed out of hours.</summary>
internal sealed record DepartmentClosed(ReasonId? Reason = null) : DepartmentEvent;

/// <summary>Its calendar counts again.</summary>
internal sealed record DepartmentReopened(ReasonId? Reason = null) : DepartmentEvent;

/// <summary>Another number of items in hand at once.</summary>
internal sealed record DepartmentLimited(int? Limit, ReasonId? Reason = null) : DepartmentEvent;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(DepartmentState))]
[JsonSerializable(typeof(DepartmentCommand))]
[JsonSerializable(typeof(DepartmentClosed))]
[JsonSerializable(typeof(DepartmentReopened))]
[JsonSerializable(typeof(DepartmentLimited))]
internal sealed partial class DepartmentsJson : JsonSerializerContext;
