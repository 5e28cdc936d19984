using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Binding;

/// <summary>Answers with the first argument's problem, so that handlers see only good arguments.</summary>
internal sealed class BoundFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
        {
            if (argument is IBound { Problem: { } problem })
            {
                return ValueTask.FromResult<object?>(new ProblemResult(problem));
            }
        }

        return next(context);
    }
}
