using System.Reflection;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Web.Callers;

/// <summary>A principal who reads personal texts of a grain of the hall. A name in a header is not enough.</summary>
/// <param name="Meta">Who, as it goes on record.</param>
/// <param name="Reason">Why.</param>
/// <param name="Problem">Why not.</param>
internal sealed record LookingCaller(CommandMeta Meta, string? Reason, Problem? Problem) : IBound, ICaller, IEndpointParameterMetadataProvider
{
    public static ValueTask<LookingCaller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<LookingCaller?>(new LookingCaller(new CommandMeta(Actor.Anonymous), null, MissingCredential.In(context)));

    public object As(Actor actor, StaffId? staff, HttpContext context)
    {
        var reason = ReasonHeader.Read(context);
        return new LookingCaller(new CommandMeta(actor), reason.Reason, reason.Problem);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(HeaderMetadata.Reason);
}
