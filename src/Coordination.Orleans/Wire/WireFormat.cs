using System.Text.Json;

namespace Coordination.Orleans.Wire;

/// <summary>How a silo writes what it sends to others; another version of this program may write it otherwise.</summary>
/// <param name="Options">The form.</param>
internal sealed record WireFormat(JsonSerializerOptions Options)
{
    /// <summary>This version's.</summary>
    public static WireFormat Current { get; } = new(WireJson.Options);
}
