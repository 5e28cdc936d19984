using System.Text.Json;

namespace Coordination.Partitions.Clients;

/// <summary>The answer to a command that changed a request.</summary>
internal sealed record Receipt(string Request, long Version)
{
    public static Receipt Read(string body)
    {
        using var receipt = JsonDocument.Parse(body);
        return new(receipt.RootElement.GetProperty("request").GetString()!, receipt.RootElement.GetProperty("version").GetInt64());
    }
}
