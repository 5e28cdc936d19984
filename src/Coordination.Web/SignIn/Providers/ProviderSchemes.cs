using Coordination.Web.Access.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Coordination.Web.SignIn.Providers;

/// <summary>One scheme of the framework for each issuer at which people sign in: Authorization Code with PKCE.</summary>
internal sealed class ProviderSchemes(TrustedIssuers issuers) : IConfigureOptions<AuthenticationOptions>, IConfigureNamedOptions<OpenIdConnectOptions>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public void Configure(AuthenticationOptions options)
    {
        foreach (var issuer in issuers.Providers)
        {
            options.AddScheme<OpenIdConnectHandler>(issuer.SignInScheme, issuer.Name);
        }
    }

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (issuers.Providers.FirstOrDefault(issuer => issuer.SignInScheme == name) is not { } issuer)
        {
            return;
        }

        options.Authority = issuer.Authority.OriginalString;
        options.RequireHttpsMetadata = !issuer.Authority.IsLoopback;
        options.ClientId = issuer.ClientId;
        options.ClientSecret = issuer.ClientSecret;
        options.CallbackPath = ProviderEndpoints.CallbackOf(issuer);
        options.SignedOutCallbackPath = ProviderEndpoints.SignedOutOf(issuer);
        options.RemoteSignOutPath = default;
        options.ResponseType = OpenIdConnectResponseType.Code;

        // Comes back by the address: the answer is no form that another site's page sends.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;

        // For the moment of the sign-in: they are kept nowhere but in the browser's own cookie.
        options.SaveTokens = true;
        options.BackchannelTimeout = Patience;
        options.SignInScheme = CoordinationSessionDefaults.AuthenticationScheme;
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        }

        options.Events.OnRedirectToIdentityProvider = ProviderAnswers.PrepareAsync;
        options.Events.OnTicketReceived = context => ProviderAnswers.TakeAsync(issuer, context);
        options.Events.OnRedirectToIdentityProviderForSignOut = context => ProviderSignOut.PrepareAsync(issuer, context);
        options.Events.OnSignedOutCallbackRedirect = ProviderSignOut.ReturnAsync;
        options.Events.OnRemoteFailure = ProviderAnswers.RefuseAsync;
    }

    public void Configure(OpenIdConnectOptions options)
    {
    }
}
