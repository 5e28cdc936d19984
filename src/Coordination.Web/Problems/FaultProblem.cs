using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Coordination.Web.Problems;

/// <summary>What a caller is told of a fault: whether it took effect and what to do, without internal details.</summary>
internal static class FaultProblem
{
    private static readonly Problem Internal = new(
        Status500InternalServerError, ProblemCodes.Internal, "The server met a fault; it is in the server's log.");

    public static Problem Of(Exception fault) => fault switch
    {
        RefusedException refused => Problem.Of(refused.Refusal),
        JournalUnavailableException { Reason: JournalUnavailableReason.NoAnswer } => new(
            Status503ServiceUnavailable,
            ProblemCodes.NoAnswer,
            "The part of the cluster that serves this hall gives no answer, and nothing was written: try again shortly.")
        { RetryAfter = 1 },
        JournalUnavailableException unavailable => new(Status503ServiceUnavailable, ProblemCodes.Unavailable, Sentence(unavailable.Reason)) { RetryAfter = 5 },
        CommitUnknownException => new(
            Status503ServiceUnavailable,
            ProblemCodes.CommitUnknown,
            "It is not known whether this took effect: repeat it with the same Idempotency-Key, or read before you repeat it.")
        { RetryAfter = 1 },
        VersionConflictException or FencedException or GrainDroppedException => new(
            Status503ServiceUnavailable, RefusalCodes.Fenced, "Another host has taken over and nothing was written: try again.")
        { RetryAfter = 1 },
        BadHttpRequestException bad => OfStatus(bad.StatusCode),

        // A call that came while the application was taken apart: what it would need has gone already.
        ObjectDisposedException { ObjectName: nameof(IServiceProvider) } => new(
            Status503ServiceUnavailable, RefusalCodes.Stopping, "The host is stopping and nothing was written: try again shortly, or at another host.")
        { RetryAfter = 5 },
        _ => Internal,
    };

    private static string Sentence(JournalUnavailableReason reason) => reason switch
    {
        JournalUnavailableReason.Full => "The store's disk is full and nothing was written: try again when the operator has made room.",
        JournalUnavailableReason.ReadOnly => "The store takes no writes right now and nothing was written: try again shortly.",
        _ => "The store cannot be used right now and nothing was written: try again shortly.",
    };

    /// <summary>The problem of an answer that is a bare status; of a method that its path does not take, with those that it takes.</summary>
    public static Problem OfBare(HttpResponse response)
    {
        var problem = OfStatus(response.StatusCode);
        if (response.StatusCode != Status405MethodNotAllowed || response.Headers.GetCommaSeparatedValues(HeaderNames.Allow) is not { Length: > 0 } taken)
        {
            return problem;
        }

        // The router knows nothing of HEAD, which is answered wherever GET is.
        var methods = string.Join(", ", taken.SelectMany(method => HttpMethods.IsGet(method) ? (string[])[method, HttpMethods.Head] : [method]).Distinct(StringComparer.OrdinalIgnoreCase));
        response.Headers.Allow = methods;
        return problem with { Detail = $"The path does not take this method. It takes {methods}." };
    }

    /// <summary>The problem of a bare status that the server or the router set.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        Status400BadRequest => new(status, RefusalCodes.Invalid, "The request is not valid HTTP or not of the form that the API's document at /openapi/v1.json gives."),
        Status404NotFound => Problem.NotFound("There is nothing at this path: the paths are in /openapi/v1.json."),
        Status405MethodNotAllowed => new(status, ProblemCodes.MethodNotAllowed, "The path does not take this method: the header Allow names those it takes."),
        Status408RequestTimeout => new(status, RefusalCodes.Invalid, "The body did not arrive in time: send it again."),
        Status413PayloadTooLarge => new(status, ProblemCodes.TooLarge, "The body is larger than allowed: send less."),
        Status415UnsupportedMediaType => new(
            status, ProblemCodes.UnsupportedMediaType, "The body must be JSON: send it with Content-Type: application/json.", "Content-Type"),
        >= 500 => Internal with { Status = status },
        _ => new(status, RefusalCodes.Invalid, "The request cannot be served."),
    };
}
