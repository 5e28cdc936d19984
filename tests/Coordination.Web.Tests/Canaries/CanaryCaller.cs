using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Web.Tests.Fuzz;
using Coordination.Web.Tests.Fuzz.Halls;
using Coordination.Web.Tests.Fuzz.Requests;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Canaries;

/// <summary>Gives every command that the API has, each with something planted in it, until all of them have succeeded so.</summary>
internal sealed class CanaryCaller
{
    private const string Key = "Idempotency-Key";
    private const string ActorHeader = "X-Actor";
    private const int LongestWay = 3000;
    private const int MostBatches = 200;

    /// <summary>How many kinds of words there are to plant: some stand in fields that may be left out.</summary>
    public const int AllKindsOfWords = 8;

    private readonly Exchange _exchange;
    private readonly Places _places;
    private readonly List<Plant> _plants = [];
    private readonly List<Plant> _words = [];
    private readonly List<ApiDocument.Operation> _operations;
    private readonly HashSet<string> _succeeded = [];
    private readonly KnownHall _hall;
    private readonly RequestMaker _maker;
    private readonly Drive _drive;

    public CanaryCaller(ApiDocument document, Exchange exchange, Places places)
    {
        var random = new Random(5);
        (_exchange, _places) = (exchange, places);
        _operations = [.. document.Operations.Where(operation => operation.Method != "get" && operation.Parameters("header").Contains(Key))];
        _hall = new KnownHall(random, 0);
        _maker = new RequestMaker(document, random, _hall, 0);
        _drive = new Drive(document.Operations.ToDictionary(operation => operation.Id), _hall, _maker, random);
    }

    /// <summary>What must come to light nowhere.</summary>
    public IReadOnlyList<Plant> Plants => _plants;

    /// <summary>What must come to light nowhere but among the personal texts.</summary>
    public IReadOnlyList<Plant> Words => _words;

    /// <summary>The commands that have not succeeded with something planted in them.</summary>
    public IEnumerable<string> Missing => _operations.Select(operation => operation.Id).Where(id => !_succeeded.Contains(id));

    /// <summary>How many kinds of words have been planted.</summary>
    public int KindsOfWords => _words.Select(word => word.Kind).Distinct().Count();

    public async Task RunAsync()
    {
        await StopBatchAsync();
        await PublishByTwoAsync();
        for (var i = 0; i < LongestWay && (Missing.Any() || KindsOfWords < AllKindsOfWords); i++)
        {
            if (_drive.Next() is { } step)
            {
                await CallAsync(step);
            }

            List<string> wanted = Missing.Any() ? [.. Missing] : [.. _operations.Select(operation => operation.Id)];
            var next = _hall.OnTheWayTo(wanted[i % wanted.Count]);
            await CallAsync(_maker.Make(_operations.Find(operation => operation.Id == next)!));
        }
    }

    // Nobody comes by chance upon a batch that is still under way: some with much to do are given for it, until one is stopped in time.
    private async Task StopBatchAsync()
    {
        for (var attempt = 0; attempt < MostBatches && Missing.Contains("cancelBatch"); attempt++)
        {
            var start = _maker.Make(_operations.Find(operation => operation.Id == "startBatch")!);
            start.Query.Clear();
            start.ContentType = "application/json";
            start.Body = JsonSerializer.SerializeToUtf8Bytes(new { command = "release", requests = Enumerable.Range(0, 5000).Select(_ => Guid.NewGuid()), reason = "" });
            var cancel = _maker.Make(_operations.Find(operation => operation.Id == "cancelBatch")!);
            cancel.ContentType = "application/json";
            cancel.Body = JsonSerializer.SerializeToUtf8Bytes(new { reason = "" });
            cancel.Route["batch"] = (await CallAsync(start))["batch"]!;
            await CallAsync(cancel);
        }
    }

    // Each call is by somebody else: one proposes, and others decide.
    private async Task PublishByTwoAsync()
    {
        await PublishAsync("By two", byTwo: true);
        await DecideAsync("declinePlan", await PublishAsync("Proposed", byTwo: true));
        await DecideAsync("approvePlan", await PublishAsync("By one", byTwo: false));
    }

    private async Task<ApiReply> PublishAsync(string name, bool byTwo)
    {
        var publish = _maker.Make(_operations.Find(operation => operation.Id == "publishPlan")!);
        var plan = JsonNode.Parse(Annex.Document)!;
        (plan["name"], plan["publishedByTwo"]) = (name, byTwo);
        publish.Query.Clear();
        publish.Set("If-Match", "*");
        publish.Route["centre"] = Annex.Centre;
        publish.ContentType = "application/json";
        publish.Body = Encoding.UTF8.GetBytes(plan.ToJsonString());
        return await CallAsync(publish);
    }

    private async Task DecideAsync(string how, ApiReply proposed)
    {
        var decide = _maker.Make(_operations.Find(operation => operation.Id == how)!);
        decide.Query.Clear();
        decide.Route["centre"] = Annex.Centre;
        decide.Route["proposal"] = proposed["proposal"]!;
        decide.ContentType = "application/json";
        decide.Body = Encoding.UTF8.GetBytes("""{"reason":""}""");
        (await CallAsync(decide)).ShouldBe(200);
    }

    private async Task<ApiReply> CallAsync(FuzzRequest request)
    {
        var isCommand = _operations.Contains(request.Operation);
        if (isCommand)
        {
            request.Set(Key, Planted(_plants, "canary-of-a-key-"));
            PlantActor(request);
            PlantWords(request);
            PlantHeader(request);
            PlantFacts(request);
        }

        var reply = await _exchange.SendAsync(request);
        _hall.Learn(request, reply);
        _places.Add("answers", $"{string.Join(' ', reply.Headers)} {reply.Text}");
        if (isCommand && reply.Status < 300)
        {
            _succeeded.Add(request.Operation.Id);
        }

        return reply;
    }

    // One that is kept beside the record, one that nothing is kept of, and needs of both kinds.
    private void PlantFacts(FuzzRequest request)
    {
        if (request.Operation.Id == "submitRequest" && request.Body is { } body && JsonNode.Parse(body) is JsonObject submission)
        {
            submission["facts"] = new JsonObject { ["illness"] = Planted(_words, "canary-of-an-illness-"), ["note"] = Planted(_plants, "canary-of-a-fact-") };
            submission["needs"] = new JsonArray(TestPlan.SensitiveNeed, TestPlan.OpenNeed);
            request.Body = Encoding.UTF8.GetBytes(submission.ToJsonString());
        }
    }

    // Who a member of staff is, the path says or the item's holder; all others may have any name.
    private void PlantActor(FuzzRequest request)
    {
        var role = request.Headers.Find(header => header.Name == ActorHeader).Value?.Split(':')[0];
        if (role is not "staff" && (role is not null || request.Operation.Path.StartsWith("/v1/centres/{centre}/requests", StringComparison.Ordinal)))
        {
            request.Set(ActorHeader, $"{role ?? "citizen"}:{Planted(_plants, "canary-of-an-actor-")}");
        }
    }

    private void PlantWords(FuzzRequest request)
    {
        if (request.Body is not { } bytes || JsonNode.Parse(bytes) is not JsonObject body)
        {
            return;
        }

        if (FieldOf(request.Operation.Id) is { } left)
        {
            body[left] ??= "";
        }

        foreach (var name in (string[])["reason", "note", "message", "comment"])
        {
            PlantIn(body, name);
        }

        if (request.Operation.Id == "submitRequest")
        {
            body["personal"] = new JsonObject { ["name"] = "", ["contact"] = "", ["matter"] = "" };
            foreach (var name in (string[])["name", "contact", "matter"])
            {
                PlantIn(body["personal"]!.AsObject(), name);
            }
        }

        request.Body = Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private void PlantHeader(FuzzRequest request)
    {
        if (request.Operation.Id == "publishPlan")
        {
            request.Set("X-Reason", Planted(_words, "canary-of-a-reason-"));
        }
    }

    // What may be left out is not, so that it is planted at all.
    private static string? FieldOf(string operation) => operation switch
    {
        "completeItem" => "note",
        "askDocuments" => "message",
        "rateRequest" => "comment",
        _ => null,
    };

    private void PlantIn(JsonObject body, string name)
    {
        if (body[name]?.GetValueKind() == JsonValueKind.String)
        {
            body[name] = Planted(_words, $"canary-of-a-{name}-");
        }
    }

    private static string Planted(List<Plant> plants, string kind)
    {
        plants.Add(Plant.New(kind));
        return plants[^1].Text;
    }
}
