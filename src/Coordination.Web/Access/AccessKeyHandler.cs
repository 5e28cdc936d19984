using System.Security.Claims;
using System.Text.Encodings.Web;
using Coordination.Access;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Access;

/// <summary>Authenticates by API keys. The principal's opaque id is the name and the name identifier of whoever has one.</summary>
internal sealed class AccessKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessDirectory directory)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>What a client is told to bring.</summary>
    public const string Realm = "Bearer realm=\"coordination\"";

    /// <summary>The answer to a call whose credential is not accepted, or that brings none where one is needed.</summary>
    public static Problem ProblemOf(Exception? failure) => (failure as AccessFailure)?.Problem ?? Missing;

    /// <summary>A bearer token that no scheme of the application accepted.</summary>
    public static Problem Wrong { get; } = Refuse(ProblemCodes.Unauthenticated, "The key or token is not valid here: it is unknown, was revoked, is not whole, or is of an issuer that nobody trusts.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AccessKeyHeaders.TryRead(Request.Headers, out var key))
        {
            return AuthenticateResult.NoResult();
        }

        if (key is null)
        {
            return Fail(Twice);
        }

        var answer = await directory.CheckAsync(CredentialKind.Key, key, Context.RequestAborted);
        if (answer.Entry is not { Caller: var caller } entry)
        {
            return Fail(answer.IsExpired ? Expired : Wrong);
        }

        Context.Features.Set(caller);
        Context.Features.Set(new AccessProof(entry.ExpiresAt, () => directory.Check(CredentialKind.Key, key).Caller));
        var id = caller.Principal.ToString();
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id), new(ClaimTypes.Name, id)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties) =>
        await new ProblemResult((await HandleAuthenticateOnceSafeAsync()).Failure is { } failure ? ProblemOf(failure) : MissingCredential.In(Context)).ExecuteAsync(Context);

    /// <summary>The answer to a call without a credential where one is needed.</summary>
    public static Problem Missing { get; } = Refuse(
        ProblemCodes.Unauthenticated, $"Say who calls: send a key as Authorization: Bearer cdn_…, or in {CoordinationKeyDefaults.HeaderName}.", Realm);

    private static Problem Twice { get; } = Refuse(
        ProblemCodes.Unauthenticated, $"Several keys came: send one, as Authorization: Bearer or in {CoordinationKeyDefaults.HeaderName}.");

    private static Problem Expired { get; } = Refuse(ProblemCodes.KeyExpired, "The key has expired: ask an administrator for a new one.");

    /// <summary>A 401 that says why.</summary>
    public static Problem Refuse(string code, string detail, string challenge = $"{Realm}, error=\"invalid_token\"") =>
        new(StatusCodes.Status401Unauthorized, code, detail, HeaderNames.Authorization) { Challenge = challenge };

    private static AuthenticateResult Fail(Problem problem) => AuthenticateResult.Fail(new AccessFailure(problem));
}
