using System.Text.Json.Serialization;

namespace Coordination.Staff;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StaffState))]
[JsonSerializable(typeof(StaffCommand))]
[JsonSerializable(typeof(StaffSignedOn))]
[JsonSerializable(typeof(StaffSignedOff))]
[JsonSerializable(typeof(StaffPaused))]
[JsonSerializable(typeof(StaffResumed))]
[JsonSerializable(typeof(StaffDraining))]
internal sealed partial class StaffJson : JsonSerializerContext;
