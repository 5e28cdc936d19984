using Coordination.Web.Access.Tokens;
using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Access;

/// <summary>The answer to a call without a credential where one is needed: it names those that this host takes.</summary>
internal static class MissingCredential
{
    private const string Key = $"a key as Authorization: Bearer cdn_… or in {CoordinationKeyDefaults.HeaderName}";
    private const string Token = "a token of an issuer that this host trusts as Authorization: Bearer";
    private const string Session = $"a session's cookie, for which people sign in at {SignInEndpoints.Home}";

    public static Problem In(HttpContext call)
    {
        var services = call.RequestServices;
        if (!services.HasAccess())
        {
            var isMapped = services.GetRequiredService<IOptions<CoordinationWebOptions>>().Value.ActorFrom is not null;
            return AccessKeyHandler.Missing with
            {
                Detail = isMapped ? "Say who calls: sign in as this application has its users do." : "This host takes no credentials, so nobody may do this here: its operator has to add access.",
            };
        }

        string[] ways =
        [
            Key,
            .. services.GetService<TrustedIssuers>() is { All.IsEmpty: false } ? (string[])[Token] : [],
            .. services.HasSignIn() ? (string[])[Session] : [],
        ];
        return AccessKeyHandler.Missing with { Detail = $"Say who calls: send {string.Join("; or ", ways)}." };
    }

    /// <summary>The same where the tracking code of a request is enough.</summary>
    public static Problem OrCodeIn(HttpContext call)
    {
        var missing = In(call);
        return missing with { Detail = $"{missing.Detail} Whose request it is shows its tracking code in {TrackingHeader.Name}.", Field = TrackingHeader.Name };
    }
}
