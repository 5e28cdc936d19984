using Coordination.Access;
using Coordination.Hosting;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Access;

/// <summary>Has the policy decide every call before its body is read, and makes the caller's principal the one who acts.</summary>
/// <remarks>Whoever proves to be nobody may what is open to strangers. Only where it was turned on, and for calls of this machine, a header says who calls.</remarks>
internal sealed class AccessFilter(IServiceProvider services) : IEndpointFilter
{
    private readonly CallerProof _proof = new(services);
    private readonly bool _hasInsecureActors = services.GetRequiredService<IOptions<CoordinationWebOptions>>().Value.InsecureActors;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var call = context.HttpContext;
        var (caller, problem, ended) = await _proof.FindAsync(call);
        problem ??= caller is not null ? await GuardAsync(context, caller)
            : ended is null && _hasInsecureActors && InsecureActors.AreTakenFrom(call) ? null
            : await Strangers.CheckAsync(call, ended);
        return problem is null ? await next(context) : new ProblemResult(problem);
    }

    private static async ValueTask<Problem?> GuardAsync(EndpointFilterInvocationContext context, AccessCaller caller)
    {
        var call = context.HttpContext;
        var (actor, problem) = PathProblem(context) is { } wrong ? (null, wrong) : await DecideAsync(call, caller);
        if (problem is null)
        {
            Become(context, actor!, caller.Staff);
            return null;
        }

        // Whoever is signed in may be a citizen as well, with a request of their own: what they do with it stands on its code.
        if (!await Strangers.IsOwnerAsync(call))
        {
            return problem;
        }

        call.Features.Set<AccessProof>(null);
        return null;
    }

    // What is not of its form in the path or the query names nothing that could be somebody's. A condition is for who may.
    private static Problem? PathProblem(EndpointFilterInvocationContext context) =>
        context.Arguments.Where(argument => argument is not ICaller).OfType<IBound>().Select(argument => argument.Problem).FirstOrDefault(problem => problem is not null and not { Status: StatusCodes.Status428PreconditionRequired });

    private static async ValueTask<(Actor? Actor, Problem? Problem)> DecideAsync(HttpContext call, AccessCaller caller)
    {
        var nobody = ActorOf(null, caller.Principal);
        if (call.Request.Headers.ContainsKey(CallerHeader.ActorName))
        {
            return (nobody, Problem.Invalid(CallerHeader.ActorName, $"Who calls with a credential is its principal: leave out {CallerHeader.ActorName}."));
        }

        if (call.GetEndpoint()?.Metadata.GetMetadata<Needs>() is not { } needs)
        {
            return (nobody, new Problem(StatusCodes.Status403Forbidden, RefusalCodes.NotAllowed, "This is not open to principals."));
        }

        if (needs.Permissions.IsEmpty)
        {
            return (nobody, null);
        }

        var decision = await DecideAsync(call, caller, needs);
        if (decision is { IsAllowed: true, As: { } role })
        {
            call.Features.Set(new AllowedRole(role));
        }

        return (ActorOf(decision.As, caller.Principal), AccessProblems.Of(decision));
    }

    /// <summary>Decides a call of somebody; also again, while it lasts.</summary>
    internal static async ValueTask<AccessDecision> DecideAsync(HttpContext call, AccessCaller caller, Needs needs)
    {
        var coordination = call.RequestServices.GetRequiredService<ICoordination>();
        if (await AccessTargets.FindAsync(call, coordination, call.RequestAborted) is not { } target)
        {
            return new AccessDecision(AccessOutcome.NotFound, needs.Permissions[0]);
        }

        call.Features.Set(target);
        target = needs.TakesReasonHeader ? target with { HasReason = ReasonHeader.IsGiven(call) } : target;
        if (target is { Key: { } key, Request: { } commanded } && await RepeatedCommands.FindRoleAsync(caller, needs, target, commanded, key, coordination, call.RequestAborted) is { } before)
        {
            return new AccessDecision(AccessOutcome.Allowed, needs.Permissions[0], before);
        }

        // Who has a part of their own in it acts in that; only where nothing else is theirs, the engine decides whether they hold it.
        var decision = Best(needs, target with { IsForTheEngine = false }, caller, needs.IsMaking);
        decision = decision.IsAllowed || !target.IsForTheEngine ? decision : Best(needs, target, caller, needs.IsMaking);
        return !decision.IsAllowed && target.Request is { } request && Best(needs, target, caller, isOwn: true) is { IsAllowed: true } own
            && await AccessTargets.IsOwnAsync(request, caller.Principal, coordination, call.RequestAborted)
            ? own
            : decision;
    }

    private static AccessDecision Best(Needs needs, AccessTarget target, AccessCaller caller, bool isOwn)
    {
        var decisions = needs.Permissions.Select(permission => AccessPolicy.Decide(caller, target.Call(permission, caller, isOwn))).ToList();
        return decisions.Find(decision => decision.IsAllowed) is { IsAllowed: true } allowed ? allowed : decisions[0];
    }

    private static void Become(EndpointFilterInvocationContext context, Actor actor, StaffId? staff)
    {
        for (var index = 0; index < context.Arguments.Count; index++)
        {
            if (context.Arguments[index] is ICaller caller)
            {
                context.Arguments[index] = caller.As(actor, staff, context.HttpContext);
            }
        }
    }

    /// <summary>Who somebody is on record, by the role in which they act; null for none.</summary>
    internal static Actor ActorOf(Role? role, PrincipalId principal) => new(
        role switch
        {
            Role.Staff => ActorKind.Staff,
            Role.Head or Role.Supervisor => ActorKind.Supervisor,
            Role.Administrator => ActorKind.Administrator,
            Role.Auditor => ActorKind.Auditor,
            Role.Viewer => ActorKind.Viewer,
            Role.Portal or Role.Device => ActorKind.Citizen,
            _ => ActorKind.Person,
        },
        principal.ToString());
}
