using System.Text.Json.Nodes;

namespace Coordination.SiloHost.Load;

/// <summary>Something that happened at the hall.</summary>
/// <param name="Name">What, by its stable name.</param>
/// <param name="Grain">To which grain.</param>
/// <param name="At">When, by the hall's clock.</param>
/// <param name="Payload">The event's own data.</param>
internal sealed record HallEvent(string Name, string Grain, DateTimeOffset At, JsonNode? Payload)
{
    public static HallEvent Of(string name, JsonNode data) =>
        new(name, data["id"]!.GetValue<string>(), data["entry"]!["at"]!.GetValue<DateTimeOffset>(), data["entry"]!["payload"]);
}
