using System.Reflection;
using Coordination.Access;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Callers;

/// <summary>Whoever reads personal texts: as a principal or, of a request, with its tracking code. A name in a header is not enough.</summary>
/// <param name="Meta">Who, as it goes on record.</param>
/// <param name="IsOwner">Of a request: whether it is whose texts they are, or the portal that submitted them.</param>
/// <param name="Reason">Why.</param>
/// <param name="Problem">Why not.</param>
internal sealed record PersonalCaller(CommandMeta Meta, bool IsOwner, string? Reason, Problem? Problem) : IBound, ICaller, IEndpointParameterMetadataProvider
{
    public static async ValueTask<PersonalCaller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (context.GetRouteValue("request") is null)
        {
            return new PersonalCaller(new CommandMeta(Actor.Anonymous), false, null, MissingCredential.In(context));
        }

        var tracking = await TrackingHeader.ReadAsync(context);
        return new PersonalCaller(new CommandMeta(Actor.Anonymous), tracking.IsRight, null, tracking.Problem ?? (tracking.IsRight ? null : MissingCredential.OrCodeIn(context)));
    }

    public object As(Actor actor, StaffId? staff, HttpContext context)
    {
        var reason = ReasonHeader.Read(context);
        var isOwner = context.Features.Get<AllowedRole>()?.Role is Role.Portal or Role.Device;
        return new PersonalCaller(new CommandMeta(actor), isOwner, reason.Reason, reason.Problem);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        if (builder is RouteEndpointBuilder route && route.RoutePattern.GetParameter("request") is not null)
        {
            builder.Metadata.Add(HeaderMetadata.TrackingCode);
        }

        builder.Metadata.Add(HeaderMetadata.Reason);
    }
}
