using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Surface;

/// <summary>Sends away who calls too often, before anything else is looked at.</summary>
internal sealed class CallRateFilter(CallRates rates) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        rates.Count(context.HttpContext) is { } seconds
            ? ValueTask.FromResult<object?>(new ProblemResult(TooMany with { RetryAfter = seconds }))
            : next(context);

    private static Problem TooMany { get; } = new(
        StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyCalls, "You call more often than anybody here needs to: wait, and then call less often.");
}
