using System.Text.Json.Serialization;

namespace Coordination.Departments;

/// <summary>Something that happened to a department.</summary>
public abstract record DepartmentEvent;

/// <summary>Closed out of hours.</summary>
public sealed record DepartmentClosed(string Reason) : DepartmentEvent;

/// <summary>Its calendar counts again.</summary>
public sealed record DepartmentReopened : DepartmentEvent;

/// <summary>Another number of items in hand at once.</summary>
public sealed record DepartmentLimited(int? Limit) : DepartmentEvent;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(DepartmentState))]
[JsonSerializable(typeof(DepartmentCommand))]
[JsonSerializable(typeof(DepartmentClosed))]
[JsonSerializable(typeof(DepartmentReopened))]
[JsonSerializable(typeof(DepartmentLimited))]
internal sealed partial class DepartmentsJson : JsonSerializerContext;
