using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Responses;

/// <summary>Turns the engine's replies into HTTP answers.</summary>
internal static class ReplyResults
{
    /// <summary>The value as 200, or the refusal as a problem.</summary>
    public static async Task<IResult> OfAsync<T>(ValueTask<Reply<T>> pending)
        where T : notnull
    {
        var reply = await pending;
        return reply.IsRefused ? Refused(reply.Refusal) : new JsonResponse<T>(reply.Value);
    }

    public static IResult Refused(Refusal refusal) => new ProblemResult(Problem.Of(refusal));

    public static IResult NotFound(string detail, string? field = null) => new ProblemResult(Problem.NotFound(detail, field));
}
