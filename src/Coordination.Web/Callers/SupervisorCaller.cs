using System.Reflection;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Web.Callers;

/// <summary>A supervisor or an administrator, by name: what they do is on record.</summary>
internal sealed record SupervisorCaller(CommandMeta Meta, Problem? Problem) : NamedCaller(Meta, Problem), IEndpointParameterMetadataProvider
{
    private static readonly Actor Nobody = new(ActorKind.Supervisor, "");

    public static ValueTask<SupervisorCaller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = CallerHeader.Read(context);
        return ValueTask.FromResult<SupervisorCaller?>(header.Actor is { Kind: ActorKind.Supervisor or ActorKind.Administrator } actor
            ? new SupervisorCaller(new CommandMeta(actor, header.Key), header.Problem)
            : new SupervisorCaller(new CommandMeta(Nobody), header.Problem ?? WrongRole(header.Actor)));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(HeaderMetadata.Actor("supervisor:NAME or administrator:NAME", required: true));
        builder.Metadata.Add(HeaderMetadata.Key);
    }

    private static Problem WrongRole(Actor? actor) =>
        actor is null ? CallerHeader.Missing("supervisor:eva") : CallerHeader.NotAllowed("supervisors and administrators");
}
