using System.Reflection;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Web.Callers;

/// <summary>A principal whom a credential proves: nobody becomes one by a header.</summary>
internal sealed record PrincipalCaller(CommandMeta Meta, Problem? Problem) : NamedCaller(Meta, Problem), IEndpointParameterMetadataProvider
{
    public static ValueTask<PrincipalCaller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var nobody = new CommandMeta(new Actor(ActorKind.Person, "nobody"));
        return ValueTask.FromResult<PrincipalCaller?>(new PrincipalCaller(nobody, MissingCredential.In(context)));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(HeaderMetadata.Key);
}
