using System.Text.Json.Serialization;

namespace Coordination.Departments;

/// <summary>Something that happened to a department.</summary>
internal abstract record DepartmentEvent;

/// <summary>Closed out of hours.</summary>
internal sealed record DepartmentClosed(string Reason) : DepartmentEvent;

/// <summary>Its calendar counts again.</summary>
internal sealed record DepartmentReopened : DepartmentEvent;

/// <summary>Another number of items in hand at once.</summary>
internal sealed record DepartmentLimited(int? Limit) : DepartmentEvent;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(DepartmentState))]
[JsonSerializable(typeof(DepartmentCommand))]
[JsonSerializable(typeof(DepartmentClosed))]
[JsonSerializable(typeof(DepartmentReopened))]
[JsonSerializable(typeof(DepartmentLimited))]
internal sealed partial class DepartmentsJson : JsonSerializerContext;
