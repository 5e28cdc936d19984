using System.Text.Json.Serialization;
using Coordination.Grains;
using Coordination.Hosting;

namespace Coordination.Requests.Events;

/// <summary>Something that happened to a request. It carries all it needs to be applied: no plan, no calendar, no clock.</summary>
internal abstract record RequestEvent
{
    /// <summary>The service-level clock after this event, where the event changed it.</summary>
    [JsonPropertyOrder(100)]
    public ServiceClock? Clock { get; init; }

    /// <summary>The event's own effect; version, clock and status are <see cref="RequestBehaviour"/>'s.</summary>
    internal abstract RequestState ApplyTo(RequestState state, in EventContext context);

    /// <summary>What somebody said about it, kept beside the chain; null when the event is read back.</summary>
    [JsonIgnore]
    public string? Words { get; init; }

    /// <summary>The event's personal data as UTF-8 JSON; null when it has none.</summary>
    internal virtual ReadOnlyMemory<byte>? WritePersonal() => PersonalWords.Write(Words);
}
