using System.Globalization;
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

        /// <summary>The query parameters it takes.</summary>
        public IReadOnlyList<string> Query => Parameters("query");

        /// <summary>The names of its parameters that stand in a place: path, query or header.</summary>
        public IReadOnlyList<string> Parameters(string place) => Json.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == place).Select(parameter => parameter.GetProperty("name").GetString()!)]
            : [];

        /// <summary>The query parameters of a format.</summary>
        public IReadOnlyList<string> QueryOf(string format) => Json.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query"
                    && parameter.GetProperty("schema").TryGetProperty("format", out var its) && its.GetString() == format)
                .Select(parameter => parameter.GetProperty("name").GetString()!)]
            : [];

        /// <summary>Whether it cannot be called without a header.</summary>
        public bool Requires(string header) => Json.TryGetProperty("parameters", out var parameters) && parameters.EnumerateArray().Any(parameter =>
            parameter.GetProperty("in").GetString() == "header" && parameter.GetProperty("name").GetString() == header
            && parameter.TryGetProperty("required", out var required) && required.GetBoolean());

        /// <summary>The schema of its body; null where it takes none.</summary>
        public JsonElement? BodySchema => Json.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").GetProperty("application/json").GetProperty("schema") : null;

        /// <summary>Whether it cannot be called without a body.</summary>
        public bool RequiresBody => Json.TryGetProperty("requestBody", out var body) && body.TryGetProperty("required", out var required) && required.GetBoolean();

        /// <summary>Whether the document has an answer of a status.</summary>
        public bool Answers(int status) => Json.GetProperty("responses").TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out _);

        /// <summary>A path of the right form, with the ids of the test hall.</summary>
        public string Address() => Path
            .Replace("{centre}", "hall", StringComparison.Ordinal)
            .Replace("{staff}", "clerk-0", StringComparison.Ordinal)
            .Replace("{department}", "desk-0", StringComparison.Ordinal)
            .Replace("{request}", "0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21", StringComparison.Ordinal)
            .Replace("{batch}", "b-none", StringComparison.Ordinal)
            .Replace("{item}", "0", StringComparison.Ordinal)
            .Replace("{proposal}", "1", StringComparison.Ordinal)
            .Replace("{version}", "1", StringComparison.Ordinal)
            .Replace("{id}", "0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21", StringComparison.Ordinal);

        public override string ToString() => $"{Method.ToUpperInvariant()} {Path} {Id}";
    }
}
