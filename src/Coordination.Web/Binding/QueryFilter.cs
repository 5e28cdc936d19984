using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Binding;

/// <summary>Refuses every query parameter that the endpoint does not take, so that none is silently without effect.</summary>
/// <remarks>The one place that knows: what an endpoint takes is what the API's document says it takes.</remarks>
internal sealed class QueryFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Query is { Count: > 0 } query && Check(query, Known(context.HttpContext)) is { } problem
            ? ValueTask.FromResult<object?>(new ProblemResult(problem))
            : next(context);

    private static List<string> Known(HttpContext context) =>
        [.. context.GetEndpoint()!.Metadata.GetOrderedMetadata<QueryMetadata>().Select(parameter => parameter.Name)];

    private static Problem? Check(IQueryCollection query, List<string> known)
    {
        var unknown = query.Keys.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unknown.Count == 0)
        {
            return null;
        }

        var taken = known.Count == 0 ? "there are none" : $"there are {string.Join(", ", known.Order(StringComparer.Ordinal))}";
        return Problem.Of([.. unknown.Select(name => new Fault(Shown.Name(name), $"The parameter '{Shown.Name(name)}' is not known here: {taken}.{Nearest.Ask(name, known)}"))]);
    }
}
