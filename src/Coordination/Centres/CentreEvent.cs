using System.Text.Json.Serialization;

namespace Coordination.Centres;

/// <summary>Something that happened to a centre.</summary>
internal abstract record CentreEvent
{
    /// <summary>What was said, kept beside the chain; null when the event is read back.</summary>
    [JsonIgnore]
    public string? Words { get; init; }
}

/// <summary>The crisis plan counts.</summary>
internal sealed record CrisisDeclared(ReasonId? Reason = null) : CentreEvent;

/// <summary>The ordinary plan counts again.</summary>
internal sealed record CrisisLifted(ReasonId? Reason = null) : CentreEvent;

/// <summary>Somebody had memory compared with storage.</summary>
internal sealed record ReconciliationOrdered(ReasonId? Reason = null) : CentreEvent;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CentreState))]
[JsonSerializable(typeof(CentreCommand))]
[JsonSerializable(typeof(CrisisDeclared))]
[JsonSerializable(typeof(CrisisLifted))]
[JsonSerializable(typeof(ReconciliationOrdered))]
internal sealed partial class CentresJson : JsonSerializerContext;
