using System.Text.Json.Serialization;

namespace Coordination.Centres;

/// <summary>Something that happened to a centre.</summary>
internal abstract record CentreEvent;

/// <summary>The crisis plan counts.</summary>
internal sealed record CrisisDeclared(string Reason) : CentreEvent;

/// <summary>The ordinary plan counts again.</summary>
internal sealed record CrisisLifted(string Reason) : CentreEvent;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CentreState))]
[JsonSerializable(typeof(CentreCommand))]
[JsonSerializable(typeof(CrisisDeclared))]
[JsonSerializable(typeof(CrisisLifted))]
internal sealed partial class CentresJson : JsonSerializerContext;
