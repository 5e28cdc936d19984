using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Web.Tests.Fuzz.Halls;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Fuzz.Requests;

/// <summary>Makes requests that are right, as far as the caller knows the hall.</summary>
internal sealed class RequestMaker
{
    public const string Centre = "hall";

    /// <summary>A batch that is done.</summary>
    public const string Batch = "b-aaaaaaaaaaaaaaaaaaaaaaaaaa";

    private readonly Random _random;
    private readonly KnownHall _hall;
    private readonly int _caller;
    private readonly BodyMaker _bodies;
    private readonly FuzzKeys? _keys;
    private Desk _desk;
    private Matter? _matter;
    private Matter? _visit;
    private int _key;

    /// <param name="document">What is called.</param>
    /// <param name="random">The caller's choices.</param>
    /// <param name="hall">What the caller knows.</param>
    /// <param name="caller">Which caller: no other has its keys.</param>
    /// <param name="keys">Who calls, where the host takes nobody's word.</param>
    public RequestMaker(ApiDocument document, Random random, KnownHall hall, int caller, FuzzKeys? keys = null)
    {
        (_random, _hall, _caller, _desk, _keys) = (random, hall, caller, hall.AnyDesk(), keys);
        _bodies = new BodyMaker(document, random, Text);
    }

    /// <param name="operation">What is called.</param>
    /// <param name="desk">Where; at any desk when null.</param>
    /// <param name="staff">By whom; by any of the desk's when null.</param>
    public FuzzRequest Make(ApiDocument.Operation operation, Desk? desk = null, string? staff = null)
    {
        _desk = desk ?? _hall.AnyDesk();
        var request = new FuzzRequest(operation) { Matter = _matter = operation.Path.Contains("{request}", StringComparison.Ordinal) ? _hall.AnyMatter(operation.Id) : null };
        foreach (var name in operation.Parameters("path"))
        {
            request.Route[name] = name == "staff" && staff is not null ? staff : PathValue(operation, name);
        }

        foreach (var name in operation.Query.Where(_ => _random.Next(5) == 0))
        {
            request.Query.Add((name, ParameterValues.Valid(name, operation.Id, _hall, _desk, _random)));
        }

        // A grain is shown as it was at one of both.
        if (request.Query.Exists(one => one.Name == "version"))
        {
            request.Query.RemoveAll(one => one.Name == "at");
        }

        // The cursor at hand is of another list.
        if (operation.Id is "listRequestsOfHall" or "listHandlings" or "listAudit" or "listBatches" or "listBatchItems")
        {
            request.Query.RemoveAll(one => one.Name == "cursor");
        }

        // What belongs to another command is an error, and so is none.
        if (operation.Id == "previewBatch")
        {
            request.Query.RemoveAll(one => one.Name is "command" or "newUrgency" or "to" or "staff");
            request.Query.AddRange(_random.Next(2) == 0 ? [("command", "cancel")] : [("command", "escalate"), ("newUrgency", "2")]);
        }

        NameCaller(request);
        Conditions(request);
        WriteBody(request);
        NameRequests(request);
        return request;
    }

    // With a filter, it would have to know how many there are: one request that is named is one that is.
    private void NameRequests(FuzzRequest request)
    {
        if (request.Operation.Id == "startBatch" && _random.Next(2) == 0)
        {
            request.Query.Clear();
            request.Body = Encoding.UTF8.GetBytes($$"""{"command":"release","requests":["{{_hall.AnyMatter("readRequest")?.Request ?? $"{Guid.NewGuid()}"}}"],"reason":"because"}""");
            request.ContentType = "application/json";
        }
    }

    private string PathValue(ApiDocument.Operation operation, string name) => name switch
    {
        "centre" => operation.Path.Contains("/plan", StringComparison.Ordinal) && _random.Next(20) > 0 ? Annex.Centre : Centre,
        "staff" => Clerk(),
        "department" => _desk.Department,
        "request" => _matter?.Request ?? Guid.NewGuid().ToString(),
        "item" => $"{_matter?.Item ?? 0}",
        "version" or "number" or "proposal" => "1",
        "principal" => "p-aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "credential" => "abcdefgh",
        "batch" => Batch,
        "id" => GrainId(operation.Path),
        _ => throw new InvalidOperationException($"The fuzzer knows no value for '{name}' in the path of {operation}: teach it one here."),
    };

    private string GrainId(string path) => path.Split('/')[4] switch
    {
        "request" => _hall.AnyMatter("readRequest")?.Request ?? Guid.NewGuid().ToString(),
        "staff" => Clerk(),
        "department" => _desk.Department,
        "plan" => Annex.Centre,
        "batch" => Batch,
        _ => Centre,
    };

    private string Clerk() => Pick([.. _desk.Clerks.Keys]);

    private void NameCaller(FuzzRequest request)
    {
        if (_keys is not null)
        {
            _keys.Name(request, _random);
            return;
        }

        var path = request.Operation.Path;
        if (path.Contains("/items/{item}", StringComparison.Ordinal) && !path.StartsWith("/management", StringComparison.Ordinal))
        {
            request.Set("X-Actor", $"staff:{_matter?.Staff ?? Clerk()}");
        }
        else if (request.Operation.Requires("X-Actor"))
        {
            request.Set("X-Actor", Pick(["supervisor:eva", "administrator:ada"]));
        }
        else if (_random.Next(4) == 0)
        {
            request.Set("X-Actor", request.Staff is null ? "citizen:ana" : "supervisor:eva");
        }

        if (request.Operation.Id == "readPersonal" && _matter?.TrackingCode is { } code)
        {
            request.Set("X-Tracking-Code", code);
        }
    }

    private void Conditions(FuzzRequest request)
    {
        if (request.Operation.Parameters("header").Contains("Idempotency-Key") && _random.Next(3) == 0)
        {
            // Now and then one that was used already, for whatever.
            request.Set("Idempotency-Key", Key(_random.Next(8) == 0 ? _random.Next(_key + 1) : ++_key));
        }

        if (request.Method == "PUT")
        {
            request.Set("If-Match", _hall.PlanTag is { } tag && _random.Next(3) > 0 ? tag : "*");
            request.Set("X-Reason", _random.Next(2) == 0 ? "because" : null);
            request.Set("X-Reason-Code", _random.Next(3) == 0 ? "mistake" : null);
        }
    }

    // Long and wild enough for callers without a name.
    private string Key(int number) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_caller}-{number}")));

    private void WriteBody(FuzzRequest request)
    {
        var isReasoned = WritingOperations.Bodies.TryGetValue(request.Operation.Id, out var known) && JsonNode.Parse(known) is JsonObject { } usual && usual.ContainsKey("reason");
        if (request.Operation.BodySchema is not { } schema || (!request.Operation.RequiresBody && !isReasoned && _random.Next(4) == 0))
        {
            return;
        }

        var body = WritingOperations.TakesPlan(request.Operation.Id) ? Plan(request) : _bodies.Make(schema, "body");
        if (isReasoned && body is JsonObject fields && fields["reason"] is null && fields["reasonCode"] is null)
        {
            // Either of them will do, which the document says in words alone.
            fields["reason"] = "because";
        }

        request.Body = Encoding.UTF8.GetBytes(body?.ToJsonString() ?? "null");
        request.ContentType = Pick(["application/json", "application/json", "application/json; charset=utf-8", "application/merge-patch+json"]);
    }

    private JsonObject Plan(FuzzRequest request)
    {
        request.Route["centre"] = Annex.Centre;
        var plan = (JsonObject)JsonNode.Parse(Annex.Document)!;
        plan["name"] = $"Annex {_random.Next(5)}";
        return plan;
    }

    private string? Text(string name) => name switch
    {
        "service" => _random.Next(8) > 0 ? _desk.Service : Pick(["business", "papers", "tax", "nowhere"]),
        "to" or "department" => _hall.AnyDesk().Department,
        "hall" => Centre,
        "id" => "p-aaqaeayeaudaocajbifqydioba",
        "staff" => Clerk(),
        "request" => (_visit = _hall.Matters.LastOrDefault(matter => matter.TrackingCode is not null))?.Request ?? Guid.NewGuid().ToString(),
        "code" => _visit?.TrackingCode ?? "5QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6P",
        "requests" => _matter?.Request ?? Guid.NewGuid().ToString(),
        "window" => Pick(_desk.Windows),
        "documents" => _matter?.Documents is { Count: > 0 } asked ? Pick(asked) : Pick(["photo", "form"]),
        "evidence" => Pick(["passport", "photo"]),
        "needs" => Pick(["wheelchair", "language-uk"]),
        "danger" => Pick(["yes", "no"]),
        "people" => Pick(["3", "12.5"]),
        "reasonCode" => Pick(["emergency", "mistake"]),
        "outcome" => Pick(["granted", "refused", "done"]),
        _ => null,
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
