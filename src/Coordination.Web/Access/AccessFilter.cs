using Coordination.Access;
using Coordination.Hosting;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Access;

/// <summary>Has the policy decide every call that brings a credential, before its body is read; and makes its principal the one who acts.</summary>
/// <remarks>Where an application has not added access, and for calls without a credential, everything is as it is without it.</remarks>
internal sealed class AccessFilter(IServiceProvider services) : IEndpointFilter
{
    private readonly bool _isAdded = services.HasAccess();

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        _isAdded ? GuardAsync(context, next) : next(context);

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var call = context.HttpContext;
        var scheme = AccessSchemes.Of(call);
        var result = scheme is null ? AuthenticateResult.NoResult() : await call.AuthenticateAsync(scheme);
        if (result.Failure is { } failure)
        {
            return new ProblemResult(AccessKeyHandler.ProblemOf(failure));
        }

        if (call.Features.Get<AccessCaller>() is not { } caller)
        {
            // A token that nobody accepted is not passed over as if there were none.
            return AccessKeyHeaders.HasBearer(call.Request.Headers) && call.User.Identity?.IsAuthenticated != true ? new ProblemResult(AccessKeyHandler.Wrong) : await next(context);
        }

        if (scheme == CoordinationSessionDefaults.AuthenticationScheme && CrossSite.CheckCookie(call.Request) is { } unsaid)
        {
            return new ProblemResult(unsaid);
        }

        if (result.Principal is { } user && call.User.Identity?.IsAuthenticated != true)
        {
            call.User = user;
        }

        var (actor, problem) = PathProblem(context) is { } wrong ? (null, wrong) : await DecideAsync(call, caller);
        if (problem is not null)
        {
            return new ProblemResult(problem);
        }

        Become(context, actor!, caller.Staff);
        return await next(context);
    }

    // What is not of its form in the path or the query names nothing that could be somebody's.
    private static Problem? PathProblem(EndpointFilterInvocationContext context) =>
        context.Arguments.Where(argument => argument is not ICaller).OfType<IBound>().Select(argument => argument.Problem).FirstOrDefault(problem => problem is not null);

    private static async ValueTask<(Actor? Actor, Problem? Problem)> DecideAsync(HttpContext call, AccessCaller caller)
    {
        var nobody = new Actor(ActorKind.Citizen, caller.Principal.ToString());
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

        target = needs.TakesReasonHeader ? target with { HasReason = ReasonHeader.IsGiven(call) } : target;
        var decision = Best(needs, target, caller, needs.IsMaking);
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

    private static Actor ActorOf(Role? role, PrincipalId principal) => new(
        role switch
        {
            Role.Staff => ActorKind.Staff,
            Role.Head or Role.Supervisor => ActorKind.Supervisor,
            Role.Administrator => ActorKind.Administrator,
            _ => ActorKind.Citizen,
        },
        principal.ToString());
}
