using System.Security.Claims;
using System.Text.Encodings.Web;
using Coordination.Access;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Access.Tokens;

/// <summary>Authenticates by tokens of trusted issuers. Whom nobody trusted has signed for is left to the application's other schemes.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessDirectory directory, TokenCache cache, TokenProof proof)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (AccessKeyHeaders.Token(Request.Headers) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        await directory.RequireCurrentAsync(Context.RequestAborted);
        var proven = cache.Find(token);
        if (proven is null)
        {
            (proven, var problem) = await proof.ProveAsync(Context, token);
            if (proven is null)
            {
                return problem is null ? AuthenticateResult.NoResult() : AuthenticateResult.Fail(new AccessFailure(problem));
            }

            cache.Keep(token, proven);
        }

        if (directory.WithOwn(proven.Principal, proven.Grants) is not { } caller)
        {
            return AuthenticateResult.Fail(new AccessFailure(AccessKeyHandler.Wrong));
        }

        Context.Features.Set(caller);
        Context.Features.Set(new AccessProof(proven.Until, () => directory.WithOwn(proven.Principal, proven.Grants)));
        var id = caller.Principal.ToString();
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id), new(ClaimTypes.Name, id)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties) =>
        await new ProblemResult(AccessKeyHandler.ProblemOf((await HandleAuthenticateOnceSafeAsync()).Failure)).ExecuteAsync(Context);
}
