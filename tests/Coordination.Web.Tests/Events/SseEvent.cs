using System.Text.Json;

namespace Coordination.Web.Tests.Events;

/// <summary>One event of a stream.</summary>
internal sealed record SseEvent(long Id, string Name, string Data)
{
    public JsonElement Body => JsonSerializer.Deserialize<JsonElement>(Data);

    public string? this[string field] => Body.TryGetProperty(field, out var value) ? value.ToString() : null;
}
