using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Shell;

/// <summary>Takes from the API's own answers what a page shows: it can be no more than the API tells.</summary>
internal static class Answers
{
    public static async ValueTask<Found<T>> FindAsync<T>(Task<IResult> answer)
        where T : class => await answer switch
        {
            JsonResponse<T> told => told.Value,
            ProblemResult refused => refused.Problem,
            var other => throw new InvalidOperationException($"The API answered with {other.GetType().Name}."),
        };
}
