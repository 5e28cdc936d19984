using System.Text.Json;

namespace Coordination.Web.Tests.OpenApi;

/// <summary>The API's document as a client reads it.</summary>
internal sealed class ApiDocument(JsonElement root)
{
    public JsonElement Schemas => root.GetProperty("components").GetProperty("schemas");

    public JsonElement Root => root;

    public IReadOnlyList<Operation> Operations { get; } = [.. root.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject().Select(method => new Operation(method.Name, path.Name, method.Value)))];

    public static async Task<ApiDocument> ReadAsync(HttpClient client) =>
        new(JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/openapi/v1.json")));

    internal sealed record Operation(string Method, string Path, JsonElement Json)
    {
        public string Id => Json.GetProperty("operationId").GetString()!;

        public override string ToString() => $"{Method.ToUpperInvariant()} {Path} {Id}";
    }
}
