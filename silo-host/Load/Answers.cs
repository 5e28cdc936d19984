using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordination.SiloHost.Load;

/// <summary>What a host's answers say, as far as they are ones.</summary>
internal static class Answers
{
    /// <summary>A text of an answer; null where it has none.</summary>
    public static string? Part(string body, string name)
    {
        try
        {
            return JsonNode.Parse(body)?[name]?.GetValue<string>();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An answer's status and code.</summary>
    public static string Text(HttpStatusCode status, string body) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)status} {Part(body, "code") ?? "without a reason; is it a Coordination host?"}");
}
