using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Binding;

/// <summary>Answers with the first argument's problem, so that handlers see only good arguments.</summary>
/// <remarks>Path, query, caller and conditions are judged first: nobody's body is read who would be refused anyway.</remarks>
internal sealed class BoundFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (ProblemOf(context.Arguments) is { } problem)
        {
            return new ProblemResult(problem);
        }

        foreach (var later in context.Arguments.OfType<IBoundLater>())
        {
            await later.ReadAsync(context.HttpContext);
        }

        return ProblemOf(context.Arguments) is { } fault ? new ProblemResult(fault) : await next(context);
    }

    private static Problem? ProblemOf(IList<object?> arguments) =>
        arguments.OfType<IBound>().Select(argument => argument.Problem).FirstOrDefault(problem => problem is not null);
}
