using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Shell;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Guards;

/// <summary>Sends whoever may see one department alone to the page of that department: its address says what it shows.</summary>
internal sealed class DepartmentScope(IServiceProvider services) : IEndpointFilter
{
    public const string Parameter = "department";

    private readonly CallerProof _proof = new(services);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var call = context.HttpContext;
        return IsScoped(call) && CentreId.TryParse(call.GetRouteValue("centre") as string, out var hall)
            && call.GetEndpoint()?.Metadata.GetMetadata<Needs>() is { Permissions: [var permission, ..] }
            && (await _proof.FindAsync(call)).Caller is { } caller && Only(caller, hall, permission) is { } department
            ? PageAnswer.Go(call, $"{call.Request.Path}{call.Request.QueryString.Add(Parameter, department.ToString())}")
            : await next(context);
    }

    private static bool IsScoped(HttpContext call) => HttpMethods.IsGet(call.Request.Method) && !call.Request.Query.ContainsKey(Parameter)
        && call.GetEndpoint()?.Metadata.GetOrderedMetadata<QueryMetadata>().Any(parameter => parameter.Name == Parameter) == true;

    // As if there was a reason, which the page asks for. The first department that is theirs; null where they may see the hall as a whole, or nothing of it.
    private static DepartmentId? Only(AccessCaller caller, CentreId hall, Permission permission) =>
        AccessPolicy.Decide(caller, new AccessCall(permission, hall) { HasReason = true }).IsAllowed ? null
        : caller.Grants.Where(grant => grant.Covers(hall)).Select(grant => grant.Department).OfType<DepartmentId>()
            .FirstOrDefault(department => AccessPolicy.Decide(caller, new AccessCall(permission, hall) { Department = department, HasReason = true }).IsAllowed) is var first && first != default ? first : null;
}
