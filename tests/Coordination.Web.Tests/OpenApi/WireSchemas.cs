using System.Collections.Concurrent;
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
    private static readonly EvaluationOptions Formats = new() { RequireFormatValidation = true };

    // The library keeps what it reads in one registry.
    private static readonly Lock Making = new();

    private readonly ApiDocument _document;
    private readonly JsonObject _definitions;
    private readonly ConcurrentDictionary<string, Lazy<JsonSchema>> _made = new();
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

    /// <summary>Whether a path can be read: by itself, or as one of those whose last part may be anything.</summary>
    public bool TakesGet(string path) => _paths.Any(one => one.Operation.Method == "get" && one.Path.IsMatch(path));

    public void Answer(string method, string path, int status, string? contentType, string text)
    {
        // A path without a parameter goes before one that has it, as in routing.
        var operation = _paths.Where(one => one.Path.IsMatch(path) && one.Operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            .MinBy(one => one.Operation.Path.Count(letter => letter == '{')).Operation;
        if (Judge(operation, status, contentType, text) is { } complaint)
        {
            Complaints.Add(complaint);
            return;
        }

        Use(operation.Json.GetProperty("responses").GetProperty(status.ToString(CultureInfo.InvariantCulture)).GetRawText());
        if (status < 300)
        {
            Answered.Add(operation.Id);
        }
    }

    /// <summary>What is wrong with an operation's answer; null when it is one that the document has. May be asked by several at once.</summary>
    public string? Judge(ApiDocument.Operation operation, int status, string? contentType, string text) =>
        operation.Json.GetProperty("responses").TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var response)
        && response.TryGetProperty("content", out var contents) && contents.TryGetProperty(contentType ?? "", out var content)
            ? IsFile(contentType) ? null : Fault($"{operation} {status}", content.GetProperty("schema"), text)
            : $"{operation}: {status} {contentType} is not in the document";

    // The document has their form in words alone.
    private static bool IsFile(string? contentType) => contentType is "text/csv" or "application/x-ndjson";

    /// <summary>Whether a body is one that the document allows, formats included. May be asked by several at once.</summary>
    public bool Allows(ApiDocument.Operation operation, JsonElement body) =>
        operation.BodySchema is not { } schema || Made(schema.GetRawText()).Evaluate(body, Formats).IsValid;

    public void Body(string operation, string text)
    {
        if (_document.Operations.Single(one => one.Id == operation).BodySchema is not { } schema)
        {
            return;
        }

        Use(schema.GetRawText());
        if (Fault($"the body of {operation}", schema, text) is { } complaint)
        {
            Complaints.Add(complaint);
        }
    }

    private string? Fault(string what, JsonElement schema, string text)
    {
        using var value = JsonDocument.Parse(text);
        var result = Made(schema.GetRawText()).Evaluate(value.RootElement, Listed);
        if (result.IsValid)
        {
            return null;
        }

        var faults = (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 })
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"));
        return $"{what}: {string.Join("; ", faults.Take(5))} in {text[..Math.Min(text.Length, 1500)]}";
    }

    private JsonSchema Made(string raw) => _made.GetOrAdd(raw, _ => new Lazy<JsonSchema>(() => Make(raw))).Value;

    private JsonSchema Make(string raw)
    {
        var whole = (JsonObject)Close(JsonNode.Parse(raw.Replace(Components, "#/$defs/", StringComparison.Ordinal)))!;
        var names = new HashSet<string>();
        Reach(raw, names);
        whole["$defs"] = new JsonObject(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, _definitions[name]!.DeepClone())));
        lock (Making)
        {
            return JsonSchema.FromText(whole.ToJsonString());
        }
    }

    private void Use(string schema) => Reach(schema, Used);

    private void Reach(string schema, HashSet<string> names)
    {
        foreach (var name in Regex.Matches(schema, "schemas/([A-Za-z0-9]+)\"").Select(match => match.Groups[1].Value))
        {
            if (names.Add(name))
            {
                Reach(_document.Schemas.GetProperty(name).GetRawText(), names);
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
