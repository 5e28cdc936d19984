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
    public async ValueTask<(AccessCaller? Caller, Problem? Problem)> FindAsync(HttpContext call)
    {
        var scheme = _isAdded ? AccessSchemes.Of(call) : null;
        if (scheme is not null)
        {
            var result = await call.AuthenticateAsync(scheme);
            if (result.Failure is { } failure)
            {
                return (null, AccessKeyHandler.ProblemOf(failure));
            }

            if (call.Features.Get<AccessCaller>() is { } caller)
            {
                return scheme == CoordinationSessionDefaults.AuthenticationScheme && CrossSite.CheckCookie(call.Request) is { } unsaid ? (null, unsaid) : (Known(call, caller, result), null);
            }
        }

        if (call.User.Identity?.IsAuthenticated == true)
        {
            return await MapAsync(call);
        }

        // A key or a token that nobody accepted is not passed over as if there were none.
        return AccessKeyHeaders.HasBearer(call.Request.Headers) || AccessKeyHeaders.TryRead(call.Request.Headers, out _) ? (null, AccessKeyHandler.Wrong) : default;
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
