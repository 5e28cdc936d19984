using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace Coordination.Web.Tests.OpenApi;

/// <summary>The document's schemas as a validator reads them, and every complaint about what went over the wire.</summary>
internal sealed class WireSchemas
{
    private const string Components = "#/components/schemas/";

    private static readonly EvaluationOptions Listed = new() { OutputFormat = OutputFormat.List };

    private readonly ApiDocument _document;
    private readonly JsonObject _definitions;
    private readonly Dictionary<string, JsonSchema> _made = [];
    private readonly List<(ApiDocument.Operation Operation, Regex Path)> _paths;

    public WireSchemas(ApiDocument document)
    {
        _document = document;
        _definitions = (JsonObject)JsonNode.Parse(document.Schemas.GetRawText().Replace(Components, "#/$defs/", StringComparison.Ordinal))!;
        foreach (var (_, schema) in _definitions)
        {
            Close(schema);
        }

        _paths = [.. document.Operations.Select(operation => (operation, new Regex($"^{Regex.Replace(operation.Path, "{[a-z]+}", "[^/]+")}$")))];
    }

    /// <summary>The operations that have answered well, by their ids.</summary>
    public HashSet<string> Answered { get; } = [];

    /// <summary>The complaints so far.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The names of the schemas that were used, those within others included.</summary>
    public HashSet<string> Used { get; } = [];

    public void Answer(string method, string path, int status, string? contentType, string text)
    {
        var operation = _paths.Single(one => one.Path.IsMatch(path) && one.Operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase)).Operation;
        if (!operation.Json.GetProperty("responses").TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var response)
            || !response.GetProperty("content").TryGetProperty(contentType!, out var content))
        {
            Complaints.Add($"{operation}: {status} {contentType} is not in the document");
            return;
        }

        Validate($"{operation} {status}", content.GetProperty("schema"), text);
        if (status < 300)
        {
            Answered.Add(operation.Id);
        }
    }

    public void Body(string operation, string text)
    {
        if (_document.Operations.Single(one => one.Id == operation).Json.TryGetProperty("requestBody", out var body))
        {
            Validate($"the body of {operation}", body.GetProperty("content").GetProperty("application/json").GetProperty("schema"), text);
        }
    }

    private void Validate(string what, JsonElement schema, string text)
    {
        var raw = schema.GetRawText();
        Use(raw);
        if (!_made.TryGetValue(raw, out var made))
        {
            var whole = (JsonObject)Close(JsonNode.Parse(raw.Replace(Components, "#/$defs/", StringComparison.Ordinal)))!;
            whole["$defs"] = _definitions.DeepClone();
            _made[raw] = made = JsonSchema.FromText(whole.ToJsonString());
        }

        using var value = JsonDocument.Parse(text);
        var result = made.Evaluate(value.RootElement, Listed);
        if (!result.IsValid)
        {
            var faults = (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 })
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"));
            Complaints.Add($"{what}: {string.Join("; ", faults.Take(5))} in {text[..Math.Min(text.Length, 1500)]}");
        }
    }

    private void Use(string schema)
    {
        foreach (var name in Regex.Matches(schema, "schemas/([A-Za-z0-9]+)\"").Select(match => match.Groups[1].Value))
        {
            if (Used.Add(name))
            {
                Use(_document.Schemas.GetProperty(name).GetRawText());
            }
        }
    }

    /// <summary>A property that the document does not have is a fault of the document.</summary>
    private static JsonNode? Close(JsonNode? schema)
    {
        if (schema is JsonObject one)
        {
            if (one["properties"] is JsonObject && !one.ContainsKey("additionalProperties"))
            {
                one["additionalProperties"] = false;
            }

            foreach (var (_, part) in one.ToList())
            {
                Close(part);
            }
        }
        else if (schema is JsonArray several)
        {
            foreach (var part in several)
            {
                Close(part);
            }
        }

        return schema;
    }
}
