using Coordination.Web.Access.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Coordination.Web.SignIn.Providers;

/// <summary>Signs out at the provider as well, where a session was opened there (OpenID Connect RP-Initiated Logout 1.0).</summary>
internal sealed class ProviderSignOut(TrustedIssuers issuers, ProviderCookie cookie, IOptionsMonitor<OpenIdConnectOptions> options)
{
    private const string Hint = "id_token_hint";

    /// <summary>Where a session is ended at the provider as well; null where none opened it, or it has no such place.</summary>
    public async ValueTask<TrustedIssuer?> FindAsync(HttpContext call, string session) =>
        cookie.Read(call.Request) is { } kept && kept.Session == session
        && issuers.Providers.FirstOrDefault(issuer => issuer.Number == kept.Number) is { } issuer && await CanEndAsync(issuer, call.RequestAborted)
            ? issuer
            : null;

    /// <summary>Sends a browser to the provider, which sends it back; home, where it has not come from a session that ended.</summary>
    public async Task GoAsync(TrustedIssuer issuer, HttpContext call)
    {
        var kept = cookie.Read(call.Request);
        cookie.Delete(call);
        if (kept?.Number == issuer.Number && await CanEndAsync(issuer, call.RequestAborted))
        {
            var properties = new AuthenticationProperties { RedirectUri = SignInPages.Home(call) };
            properties.SetParameter(Hint, kept.Hint);
            await call.SignOutAsync(issuer.SignInScheme, properties);
            return;
        }

        await SignInPages.Go(SignInEndpoints.Home, call).ExecuteAsync(call);
    }

    /// <summary>Says who is to be signed out, and by whom it is asked.</summary>
    public static Task PrepareAsync(TrustedIssuer issuer, RedirectContext context)
    {
        context.ProtocolMessage.ClientId = issuer.ClientId;
        context.ProtocolMessage.IdTokenHint = context.Properties.GetParameter<string>(Hint);
        context.ProtocolMessage.PostLogoutRedirectUri = ProviderAnswers.ByTls(context.Request, context.ProtocolMessage.PostLogoutRedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>Whoever comes back is shown that they are signed out, whatever the provider has made of what it was sent.</summary>
    public static Task ReturnAsync(RemoteSignOutContext context)
    {
        context.Response.Redirect(context.Properties?.RedirectUri ?? SignInEndpoints.Home);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    // A provider that does not answer just now keeps nobody from signing out here.
    private async ValueTask<bool> CanEndAsync(TrustedIssuer issuer, CancellationToken cancellation)
    {
        try
        {
            return options.Get(issuer.SignInScheme).ConfigurationManager is { } known
                && (await known.GetConfigurationAsync(cancellation)).EndSessionEndpoint is { Length: > 0 };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
