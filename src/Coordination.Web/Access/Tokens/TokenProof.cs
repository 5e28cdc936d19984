using Coordination.Access;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Web.Access.Tokens;

/// <summary>Looks into a token: which issuer it names, whether the framework finds it right, and what its claims make of whom.</summary>
internal sealed class TokenProof(TrustedIssuers issuers, IPrincipalIds ids, TimeProvider time)
{
    private const string Subject = "sub";
    private const int LongestSubject = 255;

    private static readonly JsonWebTokenHandler Reader = new();

    private static Problem Expired { get; } = AccessKeyHandler.Refuse(ProblemCodes.KeyExpired, "The token has expired: ask its issuer for a new one.");

    private static Problem NoSubject { get; } = AccessKeyHandler.Refuse(ProblemCodes.Unauthenticated, "The token does not say who calls: it needs a claim 'sub' of 1 to 255 characters.");

    /// <summary>Whom it proves, or why it proves nobody; neither of a token that is none of a trusted issuer's.</summary>
    public async ValueTask<(ProvenToken? Proven, Problem? Problem)> ProveAsync(HttpContext call, string token)
    {
        if (IssuerOf(token) is not { } issuer)
        {
            return (null, null);
        }

        var result = await call.AuthenticateAsync(issuer.Scheme);
        if (result is not { Succeeded: true, Principal: { } principal })
        {
            return (null, result.Failure is SecurityTokenExpiredException ? Expired : AccessKeyHandler.Wrong);
        }

        // The framework lets clocks differ by some seconds; a token's end is its end.
        if (result.Properties?.ExpiresUtc is not { } until || until <= time.GetUtcNow())
        {
            return (null, Expired);
        }

        return principal.FindFirst(Subject)?.Value is { Length: > 0 and <= LongestSubject } subject
            ? (new ProvenToken(await ids.PrincipalOfAsync(issuer.Id, subject, call.RequestAborted), issuer.GrantsOf(principal.Claims), until), null)
            : (null, NoSubject);
    }

    // Read before anything is believed: only whom to ask is taken from it.
    private TrustedIssuer? IssuerOf(string token)
    {
        try
        {
            return Reader.CanReadToken(token) && Reader.ReadJsonWebToken(token).Issuer is { Length: > 0 } named ? issuers.Find(named) : null;
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }
}
