using Coordination.Web.Access.Tokens;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

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
            return AccessKeyHandler.Missing with { Detail = "This host takes no credentials, so nobody may do this here: its operator has to add access." };
        }

        string[] ways =
        [
            Key,
            .. services.GetService<TrustedIssuers>() is { All.IsEmpty: false } ? (string[])[Token] : [],
            .. services.HasSignIn() ? (string[])[Session] : [],
        ];
        return AccessKeyHandler.Missing with { Detail = $"Say who calls: send {string.Join("; or ", ways)}." };
    }
}
