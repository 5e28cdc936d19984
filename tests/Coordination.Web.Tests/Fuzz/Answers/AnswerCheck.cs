using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Web.Surface;
using Coordination.Web.Tests.Fuzz.Requests;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Fuzz.Answers;

/// <summary>Holds an answer against the document and against what the documentation promises of every answer.</summary>
internal sealed partial class AnswerCheck(WireSchemas schemas)
{
    /// <summary>What any operation may answer, whatever the document says of it: each status with its code.</summary>
    private static readonly (int Status, string Code)[] Anywhere = [(403, "cross-site"), (405, "method-not-allowed"), (429, "too-many-calls")];

    private static readonly (string Name, string Value)[] Security =
    [
        ("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", SecurityHeaders.DataPolicy), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    /// <summary>What is wrong with an answer; nothing when all is well.</summary>
    public IEnumerable<string> Check(FuzzRequest request, ApiReply reply)
    {
        if (request.IsUnreadable && reply.Text.Length == 0 && reply.Status is 400 or 414 or 431)
        {
            return [];
        }

        var complaints = Headers(reply).Concat(Leaks(reply));
        return complaints.Concat(reply.Status switch
        {
            < 300 => Success(request, reply),
            304 => request.Operation.Answers(304) && reply.Text.Length == 0 ? [] : ["304 is not in the document"],
            >= 400 => Refusal(request, reply),
            _ => ["a status that no operation has"],
        });
    }

    private static IEnumerable<string> Headers(ApiReply reply) =>
        Security.Where(header => reply.Headers.GetValueOrDefault(header.Name) != header.Value).Select(header => $"no header {header.Name}: {header.Value}").Take(1);

    private static IEnumerable<string> Leaks(ApiReply reply) =>
        Inside().Match(reply.Text) is { Success: true } match ? [$"it tells of the inside: {match.Value}"] : [];

    private IEnumerable<string> Success(FuzzRequest request, ApiReply reply)
    {
        if (request.IsForbidden)
        {
            yield return "it succeeded, and should have been refused";
        }

        if (IsForbiddenBody(request))
        {
            yield return "it took a body that the document does not allow";
        }

        if (request.IsElsewhere || request.IsStream)
        {
            yield break;
        }

        foreach (var complaint in Complaints(request, reply))
        {
            yield return complaint;
        }
    }

    private IEnumerable<string> Refusal(FuzzRequest request, ApiReply reply)
    {
        if (request.Method == "HEAD")
        {
            return reply.Status == 405 || (reply.Status < 500 && schemas.TakesGet(request.Operation.Path)) ? [] : ["HEAD is answered by something else than 405, of a path that takes no GET"];
        }

        if (reply.ContentType != "application/problem+json" || !TryParse(reply.Text, out var problem))
        {
            return ["no problem document"];
        }

        var code = problem.TryGetProperty("code", out var named) ? named.GetString() ?? "" : "";
        return Form(reply, problem, code)
            .Concat(reply.Status >= 500 ? Trouble(reply, code) : FieldOf(request, reply, problem, code))
            .Concat(request.IsElsewhere || Anywhere.Contains((reply.Status, code)) ? [] : Complaints(request, reply));
    }

    private static IEnumerable<string> Form(ApiReply reply, JsonElement problem, string code)
    {
        if (code.Length == 0 || Text(problem, "type") != $"urn:problem-type:coordination:{code}" || Text(problem, "detail") is not { Length: > 0 } || problem.GetProperty("status").GetInt32() != reply.Status)
        {
            yield return "a problem without its code, type, detail or status";
        }

        if (reply.Status == 405 && !reply.Headers.ContainsKey("Allow"))
        {
            yield return "405 without Allow";
        }
    }

    private static IEnumerable<string> Trouble(ApiReply reply, string code) =>
        reply.Status != 503 ? ["a fault of the server"]
        : reply.RetryAfter is null ? [$"503 {code} without Retry-After"]
        : [];

    private IEnumerable<string> FieldOf(FuzzRequest request, ApiReply reply, JsonElement problem, string code)
    {
        if (request.IsElsewhere || request.IsUnreadable || (reply.Status is not (400 or 412 or 415 or 428) && code != "plan-invalid"))
        {
            return [];
        }

        var named = Names(problem).ToList();
        return named.Count == 0 ? [$"{code} that names no field"]
            : request.Fault is { } fault && reply.Status == 400 && IsTheFault(request) && !named.Exists(name => IsOf(name, fault)) ? [$"{code} that names {named[0]} and not {fault}"]
            : [];
    }

    /// <summary>Whether the broken place must be the one that is named: a field's new value may be one that the document allows, or make the whole no JSON.</summary>
    private bool IsTheFault(FuzzRequest request) =>
        !request.Twist.StartsWith("field", StringComparison.Ordinal) || (SentBody.IsJson(request.Operation, request.Body!) && IsForbiddenBody(request));

    private static IEnumerable<string> Names(JsonElement problem)
    {
        if (Text(problem, "field") is { } field)
        {
            yield return field;
        }

        if (problem.TryGetProperty("faults", out var faults))
        {
            foreach (var fault in faults.EnumerateArray())
            {
                var path = Text(fault, "path")!;
                yield return path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
            }
        }
    }

    /// <summary>The place itself, what is around it, or what is in it; long names are shortened.</summary>
    private static bool IsOf(string name, string fault) =>
        name == "$" || fault == "$" || name.StartsWith(fault, StringComparison.OrdinalIgnoreCase) || fault.StartsWith(name.TrimEnd('…'), StringComparison.OrdinalIgnoreCase);

    // Rows with chosen members alone have not those that the document requires of whole ones.
    private IEnumerable<string> Complaints(FuzzRequest request, ApiReply reply) => reply.Status == 200 && request.Query.Any(parameter => parameter.Name == "fields")
        ? []
        : schemas.Judge(request.Operation, reply.Status, reply.ContentType, reply.Text) is { } complaint ? [complaint] : [];

    private bool IsForbiddenBody(FuzzRequest request)
    {
        if (request.IsElsewhere || request.Operation.BodySchema is null)
        {
            return false;
        }

        return request.Body is { Length: > 0 } body ? !SentBody.IsAllowed(request.Operation, body, schemas) : request.Operation.RequiresBody;
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool TryParse(string text, out JsonElement problem)
    {
        try
        {
            problem = JsonSerializer.Deserialize<JsonElement>(text);
            return problem.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            problem = default;
            return false;
        }
    }

    /// <summary>A stack, a type, a folder of the machine.</summary>
    [GeneratedRegex(@"\n\s+at [A-Z]|\b(System|Microsoft|Coordination|Orleans)\.[A-Z][A-Za-z]+|Exception\b|/(home|tmp|root|usr|var|opt|work)/|[A-Z]:\\\\")]
    private static partial Regex Inside();
}
