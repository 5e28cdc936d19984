using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Web.Tests.Fuzz.Answers;
using Coordination.Web.Tests.Fuzz.Halls;
using Coordination.Web.Tests.Fuzz.Requests;
using Coordination.Web.Tests.Fuzz.Twists;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Fuzz;

/// <summary>One caller: what it sends follows from its seed and from what it is answered.</summary>
internal sealed class FuzzCaller
{
    private const int Driven = 45;
    private const int LongestWay = 2000;

    private readonly Fuzzer _fuzzer;
    private readonly Exchange _exchange;
    private readonly ApiDocument _document;
    private readonly Random _random;
    private readonly KnownHall _hall;
    private readonly RequestMaker _maker;
    private readonly Drive _drive;
    private readonly AnswerCheck _check;
    private readonly List<ApiDocument.Operation> _operations;

    public FuzzCaller(Fuzzer fuzzer, Exchange exchange, ApiDocument document, WireSchemas schemas, int number, int seed)
    {
        (_fuzzer, _exchange, _document, _random) = (fuzzer, exchange, document, new Random(seed));
        _operations = [.. document.Operations.Where(fuzzer.Calls)];
        _hall = new KnownHall(_random, number);
        _maker = new RequestMaker(document, _random, _hall, number, fuzzer.Keys);
        _drive = new Drive(_operations.ToDictionary(operation => operation.Id), _hall, _maker, _random);
        _check = new AnswerCheck(schemas);
    }

    public async Task RunAsync(int requests)
    {
        for (var i = 0; i < requests && !_fuzzer.HasEnough; i++)
        {
            if (_random.Next(100) < Driven && _drive.Next() is { } step)
            {
                await CallAsync(step);
                continue;
            }

            var request = _maker.Make(_operations[_random.Next(_operations.Count)]);
            if (_random.Next(40) == 0 && !request.IsStream)
            {
                await LieAsync(request);
            }
            else
            {
                Twist(request);
                await CallAsync(request);
            }
        }
    }

    /// <summary>Calls rightly what has not succeeded yet, on and on for a while: it may take a long way to come to a state that an operation wants.</summary>
    public async Task ReachAsync()
    {
        for (var i = 0; i < LongestWay && _operations.Where(operation => !_fuzzer.Tally.Succeeded.ContainsKey(operation.Id) && !Fuzzer.ByChanceOnly.Contains(operation.Id)).ToList() is { Count: > 0 } missing; i++)
        {
            // Any of them, for there may be one that nothing leads to.
            var next = missing[_random.Next(missing.Count)];
            await CallAsync(_drive.Next() ?? _maker.Make(next));
            await CallAsync(_maker.Make(next));
        }
    }

    private void Twist(FuzzRequest request)
    {
        switch (_random.Next(100))
        {
            case < 15:
                break;
            case < 45 when request.Body is not null:
                FieldTwist.Apply(request, _random);
                break;
            case < 55 when request.Operation.BodySchema is not null:
                BodyTwist.Apply(request, _random);
                break;
            case < 70:
                PathTwist.Apply(request, _random);
                break;
            case < 82:
                HeaderTwist.Apply(request, _random);
                break;
            case < 95:
                QueryTwist.Apply(request, _random);
                break;
            default:
                MethodTwist.Apply(request, _random, _document);
                break;
        }
    }

    private async Task CallAsync(FuzzRequest request)
    {
        if (await AskAsync(request) is not { } reply)
        {
            return;
        }

        foreach (var complaint in _check.Check(request, reply))
        {
            Complain(request, complaint, Shown(reply));
        }

        if (reply.Status < 300 && _fuzzer.Keys?.Forbids(request) == true)
        {
            Complain(request, $"it succeeded as {request.Role}, which the table of docs/access.md forbids", Shown(reply));
        }

        _hall.Learn(request, reply);
        if (request.Twist == "valid" && reply.Status < 300 && request.Headers.Exists(header => header.Name == "Idempotency-Key") && _random.Next(3) == 0)
        {
            await RepeatAsync(request, reply);
        }
    }

    /// <summary>The same key has one effect and the same reply, and with another body none.</summary>
    private async Task RepeatAsync(FuzzRequest request, ApiReply first)
    {
        // What is read, or compared, is of its own moment; and who stands in for the holder of an item acts for whoever holds it then.
        if (request.Method == "GET" || request.Operation.Id == "reconcile" || (request.Role is "head" or "supervisor" && request.Operation.Path.StartsWith("/v1/requests/{request}/items", StringComparison.Ordinal)))
        {
            return;
        }

        if (await AskAsync(request) is { } again && (again.Status != first.Status || again.Text != first.Text))
        {
            Complain(request, "repeated with its key, it is answered otherwise", $"{Shown(first)}\n{Shown(again)}");
        }

        if (OtherReason(request) && await AskAsync(request) is { } other && (other.Status != 422 || other["code"] != "key-reused"))
        {
            Complain(request, "its key was taken for another body", $"{Shown(first)}\n{Shown(other)}");
        }
    }

    private static bool OtherReason(FuzzRequest request)
    {
        // The next item without a reason, and then with one, is the same command: why is on record from then on.
        if (request.Body is null || JsonNode.Parse(request.Body) is not JsonObject body || !body.ContainsKey("reason") || (request.Operation.Id == "takeNext" && body["reason"] is null))
        {
            return false;
        }

        body["reason"] = "quite another reason";
        request.Body = Encoding.UTF8.GetBytes(body.ToJsonString());
        return true;
    }

    private async Task<ApiReply?> AskAsync(FuzzRequest request)
    {
        try
        {
            var since = Stopwatch.GetTimestamp();
            var reply = await _exchange.SendAsync(request);
            _fuzzer.Tally.Took(Stopwatch.GetElapsedTime(since));
            _fuzzer.Tally.Add(request.Operation.Id, reply.Status);
            return reply;
        }
        catch (HttpRequestException fault)
        {
            Complain(request, "the server ended the connection without an answer", fault.ToString());
        }
        catch (OperationCanceledException)
        {
            Complain(request, "no answer in time", "");
        }

        return null;
    }

    private async Task LieAsync(FuzzRequest request)
    {
        var (raw, cut) = LengthTwist.Write(request, _random);
        string answer;
        try
        {
            answer = await _exchange.SendAsync(raw, cut);
        }
        catch (TimeoutException)
        {
            _fuzzer.Add(new Finding($"{request.Operation}", "no answer in time", raw));
            return;
        }

        var status = answer.Length < 12 ? 0 : int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture);
        _fuzzer.Tally.Add(request.Operation.Id, status == 0 ? 400 : status);
        if (status >= 500 && status != 503)
        {
            _fuzzer.Add(new Finding($"{request.Operation}", "a fault of the server", $"{raw}\n{answer}"));
        }
    }

    private void Complain(FuzzRequest request, string complaint, string answer) => _fuzzer.Add(new Finding(
        $"{request.Operation}", complaint, $"{request.Twist}: {Curl.Of(request, _exchange.Host)}\n{answer}"));

    private static string Shown(ApiReply reply) => string.Create(
        CultureInfo.InvariantCulture, $"{reply.Status} {reply.ContentType} {(reply.Text.Length > 1500 ? $"{reply.Text.AsSpan(0, 1500)}…" : reply.Text)}");
}
