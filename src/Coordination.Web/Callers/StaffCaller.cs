using System.Reflection;
using Coordination.Access;
using Coordination.Staff;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Coordination.Web.StaffDesk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Web.Callers;

/// <summary>A member of staff who works on an item, or a head or supervisor for them: commands to items take the person from here, and from nowhere else.</summary>
/// <param name="Meta">Who, as it goes on record.</param>
/// <param name="Staff">Who works on it; null for whoever holds it, in whose place somebody acts. So the command is the same when it is repeated, whoever holds the item then.</param>
/// <param name="SaysWhy">Whether it is for a reason that is recorded.</param>
/// <param name="Problem">Why not.</param>
internal sealed record StaffCaller(CommandMeta Meta, StaffId? Staff, bool SaysWhy, Problem? Problem) : NamedCaller(Meta, Problem), IEndpointParameterMetadataProvider
{
    private static readonly Actor Nobody = new(ActorKind.Staff, "");

    public static ValueTask<StaffCaller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = CallerHeader.Read(context);
        return ValueTask.FromResult<StaffCaller?>(header.Actor is { Kind: ActorKind.Staff } actor
            ? new StaffCaller(new CommandMeta(actor, header.Key), new StaffId(actor.Id), false, header.Problem)
            : new StaffCaller(new CommandMeta(Nobody), null, false, header.Problem ?? WrongRole(header.Actor)));
    }

    public override object As(Actor actor, StaffId? staff, HttpContext context)
    {
        var role = context.Features.Get<AllowedRole>();
        return (StaffCaller)base.As(actor, staff, context) with { Staff = role is { Role: Role.Staff } ? staff : null, SaysWhy = StandingIn.SaysWhy(role) };
    }

    /// <summary>Why, where it is said or must be; the engine refuses a reason that is none.</summary>
    public Reason? ReasonOf(ReasonBody body) => body.ToReason() is var reason && (SaysWhy || reason is not { Code: null, Said: null }) ? reason : null;

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(HeaderMetadata.Actor("staff:NAME; the item's holder, or the addressee of its offer", required: true));
        builder.Metadata.Add(HeaderMetadata.Key);
    }

    private static Problem WrongRole(Actor? actor) =>
        actor is null ? CallerHeader.Missing("staff:anna") : CallerHeader.NotAllowed("the member of staff who holds the item");
}
