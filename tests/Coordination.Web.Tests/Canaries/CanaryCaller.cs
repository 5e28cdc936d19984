using System.Text;
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
    private const int LongestWay = 3000;

    private readonly Exchange _exchange;
    private readonly Places _places;
    private readonly List<Plant> _plants = [];
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

    /// <summary>What is kept beside the record, and must come to light nowhere else.</summary>
    public List<Plant> Kept { get; } = [];

    /// <summary>The commands that have not succeeded with something planted in them.</summary>
    public IEnumerable<string> Missing => _operations.Select(operation => operation.Id).Where(id => !_succeeded.Contains(id));

    public async Task RunAsync()
    {
        for (var i = 0; i < LongestWay && Missing.Any(); i++)
        {
            if (_drive.Next() is { } step)
            {
                await CallAsync(step);
            }

            var missing = Missing.ToList();
            if (missing.Count > 0)
            {
                await CallAsync(_maker.Make(_operations.Find(operation => operation.Id == missing[i % missing.Count])!));
            }
        }
    }

    private async Task CallAsync(FuzzRequest request)
    {
        var isCommand = _operations.Contains(request.Operation);
        if (isCommand)
        {
            request.Set(Key, Planted("canary-of-a-key-"));
            PlantFacts(request);
        }

        var reply = await _exchange.SendAsync(request);
        _hall.Learn(request, reply);
        _places.Add("answers", $"{string.Join(' ', reply.Headers)} {reply.Text}");
        if (isCommand && reply.Status < 300)
        {
            _succeeded.Add(request.Operation.Id);
        }
    }

    // One that is kept beside the record, one that nothing is kept of, and needs of both kinds.
    private void PlantFacts(FuzzRequest request)
    {
        if (request.Operation.Id == "submitRequest" && request.Body is { } body && JsonNode.Parse(body) is JsonObject submission)
        {
            Kept.Add(Plant.New("canary-of-an-illness-"));
            submission["facts"] = new JsonObject { ["illness"] = Kept[^1].Text, ["note"] = Planted("canary-of-a-note-") };
            submission["needs"] = new JsonArray(TestPlan.SensitiveNeed, TestPlan.OpenNeed);
            request.Body = Encoding.UTF8.GetBytes(submission.ToJsonString());
        }
    }

    private string Planted(string kind)
    {
        _plants.Add(Plant.New(kind));
        return _plants[^1].Text;
    }
}
