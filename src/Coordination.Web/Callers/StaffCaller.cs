using System.Reflection;
using Coordination.Access;
using Coordination.Staff;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Web.Callers;

/// <summary>A member of staff who works on an item, or a head or supervisor for them: commands to items take the person from here, and from nowhere else.</summary>
internal sealed record StaffCaller(CommandMeta Meta, StaffId Staff, Problem? Problem) : IBound, ICaller, IEndpointParameterMetadataProvider
{
    private static readonly Actor Nobody = new(ActorKind.Staff, "");

    public static ValueTask<StaffCaller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = CallerHeader.Read(context);
        return ValueTask.FromResult<StaffCaller?>(header.Actor is { Kind: ActorKind.Staff } actor
            ? new StaffCaller(new CommandMeta(actor, header.Key), new StaffId(actor.Id), header.Problem)
            : new StaffCaller(new CommandMeta(Nobody), default, header.Problem ?? WrongRole(header.Actor)));
    }

    public object As(Actor actor, StaffId? staff, HttpContext context)
    {
        var header = CallerHeader.Read(context);
        return (InPlaceOf(context) ?? staff) is { } person
            ? new StaffCaller(new CommandMeta(actor, header.Key), person, header.Problem)
            : new StaffCaller(new CommandMeta(actor), default, header.Problem ?? CallerHeader.NobodyHolds);
    }

    // Heads and supervisors act for whoever holds the item; on record is that they did.
    private static StaffId? InPlaceOf(HttpContext context) => context.Features.Get<AllowedRole>() is { Role: Role.Head or Role.Supervisor } ? context.Features.Get<AccessTarget>()?.Holder : null;

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(HeaderMetadata.Actor("staff:NAME; the item's holder, or the addressee of its offer", required: true));
        builder.Metadata.Add(HeaderMetadata.Key);
    }

    private static Problem WrongRole(Actor? actor) =>
        actor is null ? CallerHeader.Missing("staff:anna") : CallerHeader.NotAllowed("the member of staff who holds the item");
}
