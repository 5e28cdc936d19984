using Coordination.Access;
using Coordination.Hosting;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Access;

/// <summary>Finds who calls: by a credential of this API, or by what the application makes of whom it has authenticated itself.</summary>
internal sealed class CallerProof(IServiceProvider services)
{
    // The issuer's name under which the opaque ids of an application's own users are made.
    private const string Application = "application";
    private const int LongestName = 255;

    private readonly bool _isAdded = services.HasAccess();
    private readonly PrincipalMapping? _mapping = services.GetRequiredService<IOptions<CoordinationWebOptions>>().Value.ActorFrom;

    /// <summary>Who calls; neither a caller nor a problem where a call brings nothing that proves somebody.</summary>
    public async ValueTask<ProvenCall> FindAsync(HttpContext call)
    {
        Problem? ended = null;
        var scheme = _isAdded ? AccessSchemes.Of(call) : null;
        if (scheme is not null)
        {
            var result = await call.AuthenticateAsync(scheme);
            if (result.Failure is { } failure)
            {
                // Browsers send a cookie by themselves, whoever sits there and whatever became of it: one that proves nobody is none. A key is given.
                ended = AccessKeyHandler.ProblemOf(failure);
                if (scheme != CoordinationSessionDefaults.AuthenticationScheme)
                {
                    return new(null, ended);
                }
            }

            if (call.Features.Get<AccessCaller>() is { } caller)
            {
                return scheme == CoordinationSessionDefaults.AuthenticationScheme && CrossSite.CheckCookie(call.Request) is { } unsaid ? new(null, unsaid) : new(Known(call, caller, result), null);
            }
        }

        if (call.User.Identity?.IsAuthenticated == true)
        {
            var (mapped, problem) = await MapAsync(call);
            return new(mapped, problem, ended);
        }

        // A key or a token that nobody accepted is not passed over as if there were none.
        return AccessKeyHeaders.HasBearer(call.Request.Headers) || AccessKeyHeaders.TryRead(call.Request.Headers, out _) ? new(null, AccessKeyHandler.Wrong) : new(null, null, ended);
    }

    private static AccessCaller Known(HttpContext call, AccessCaller caller, AuthenticateResult result)
    {
        if (result.Principal is { } user && call.User.Identity?.IsAuthenticated != true)
        {
            call.User = user;
        }

        return caller;
    }

    private async ValueTask<(AccessCaller? Caller, Problem? Problem)> MapAsync(HttpContext call)
    {
        if (_mapping?.Invoke(call.User) is not { } mapped)
        {
            return default;
        }

        if (mapped.Name is not { Length: > 0 and <= LongestName })
        {
            throw new InvalidOperationException($"{nameof(CoordinationWebOptions.ActorFrom)} gave a name that has not 1 to {LongestName} characters.");
        }

        var ids = (IPrincipalIds)call.RequestServices.GetRequiredService<ICoordination>();
        var principal = await ids.PrincipalOfAsync(Application, mapped.Name, call.RequestAborted);
        var caller = await WithOwnAsync(call, principal, mapped);
        if (caller is null)
        {
            return (null, AccessKeyHandler.Wrong);
        }

        caller = caller with { Staff = mapped.Staff ?? caller.Staff };
        call.Features.Set(caller);
        return (caller, null);
    }

    private async ValueTask<AccessCaller?> WithOwnAsync(HttpContext call, PrincipalId principal, MappedPrincipal mapped)
    {
        if (!_isAdded)
        {
            return new AccessCaller(principal, mapped.Grants);
        }

        var directory = call.RequestServices.GetRequiredService<AccessDirectory>();
        await directory.RequireCurrentAsync(call.RequestAborted);
        return directory.WithOwn(principal, mapped.Grants);
    }
}

/// <summary>What a call proves.</summary>
/// <param name="Caller">Who calls; null for nobody who is proven.</param>
/// <param name="Problem">What is wrong with what it brings.</param>
/// <param name="Ended">Of a call by nobody whose browser brought a session that does not hold: what they are told where somebody is needed.</param>
internal readonly record struct ProvenCall(AccessCaller? Caller, Problem? Problem, Problem? Ended = null);
