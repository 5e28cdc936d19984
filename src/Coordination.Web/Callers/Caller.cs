using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Web.Callers;

/// <summary>Anybody; a citizen without a name where none is given.</summary>
internal sealed record Caller(CommandMeta Meta, Problem? Problem) : IBound, ICaller, IEndpointParameterMetadataProvider
{
    private static readonly Actor Anonymous = new(ActorKind.Citizen, "anonymous");

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = CallerHeader.Read(context);
        return ValueTask.FromResult<Caller?>(new Caller(new CommandMeta(header.Actor ?? Anonymous, header.Key), header.Problem));
    }

    public object As(Actor actor, StaffId? staff, HttpContext context)
    {
        var header = CallerHeader.Read(context);
        return new Caller(new CommandMeta(actor, header.Key), header.Problem);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(HeaderMetadata.Actor("citizen:anonymous when missing", required: false));
        builder.Metadata.Add(HeaderMetadata.Key);
    }
}
