using Coordination.Access;
using Coordination.Web.Access;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Guards;

/// <summary>Keeps pages from everybody who has not proved who they are: a name in a header is enough for no page.</summary>
internal sealed class SignedInFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Features.Get<AccessCaller>() is null ? new ProblemResult(MissingCredential.In(context.HttpContext)) : await next(context);
}
