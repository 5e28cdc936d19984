using Coordination.Console.Shell;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Guards;

/// <summary>Leaves out of an address what a form of filters sends of fields that nobody has filled in: the address is the view, and says no more than that.</summary>
internal sealed class EmptyFields : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var call = context.HttpContext;
        return HttpMethods.IsGet(call.Request.Method) && call.Request.Query.Any(field => field.Value is [null or ""])
            ? ValueTask.FromResult<object?>(PageAnswer.Go(call, $"{call.Request.Path}{QueryString.Create(call.Request.Query.Where(field => field.Value is not [null or ""]))}"))
            : next(context);
    }
}
