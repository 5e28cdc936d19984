using System.Reflection;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Coordination.Web.StaffDesk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Callers;

/// <summary>The member of staff whom the path names, or a supervisor or administrator for them.</summary>
/// <param name="Meta">Who, as it goes on record.</param>
/// <param name="SaysWhy">Whether it is for a reason that is recorded.</param>
/// <param name="Problem">Why not.</param>
internal sealed record DeskCaller(CommandMeta Meta, bool SaysWhy, Problem? Problem) : NamedCaller(Meta, Problem), IEndpointParameterMetadataProvider
{
    public static ValueTask<DeskCaller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = CallerHeader.Read(context);
        var person = context.GetRouteValue("staff") as string ?? "";
        var actor = header.Actor ?? new Actor(ActorKind.Staff, person);
        return ValueTask.FromResult<DeskCaller?>(new DeskCaller(new CommandMeta(actor, header.Key), false, header.Problem ?? WrongRole(actor, person)));
    }

    public override object As(Actor actor, StaffId? staff, HttpContext context) =>
        (DeskCaller)base.As(actor, staff, context) with { SaysWhy = StandingIn.SaysWhy(context.Features.Get<AllowedRole>()) };

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(HeaderMetadata.Actor("the person in the path when missing; or supervisor:NAME, administrator:NAME", required: false));
        builder.Metadata.Add(HeaderMetadata.Key);
    }

    private static Problem? WrongRole(Actor actor, string person) => actor.Kind switch
    {
        ActorKind.Supervisor or ActorKind.Administrator => null,
        ActorKind.Staff when actor.Id == person => null,
        _ => CallerHeader.NotAllowed("the member of staff in the path, or for a supervisor"),
    };
}
