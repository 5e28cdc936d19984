using System.Globalization;
using Coordination.Web.Access.Tokens;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.SignIn.Providers;

/// <summary>The way to a provider, and back.</summary>
internal static class ProviderEndpoints
{
    /// <summary>Where people are sent on to a provider.</summary>
    public static string WayOf(TrustedIssuer issuer) => string.Create(CultureInfo.InvariantCulture, $"/sign-in/with/{issuer.Number}");

    /// <summary>Where they come back: what is registered at the provider.</summary>
    public static string CallbackOf(TrustedIssuer issuer) => string.Create(CultureInfo.InvariantCulture, $"/sign-in/back/{issuer.Number}");

    /// <summary>Where people are sent on to sign out at a provider.</summary>
    public static string WayOutOf(TrustedIssuer issuer) => string.Create(CultureInfo.InvariantCulture, $"{SignInEndpoints.Out}/with/{issuer.Number}");

    /// <summary>Where they come back then: what is registered at the provider as well.</summary>
    public static string SignedOutOf(TrustedIssuer issuer) => string.Create(CultureInfo.InvariantCulture, $"{SignInEndpoints.Out}/back/{issuer.Number}");

    public static void Map(RouteGroupBuilder pages, IServiceProvider services)
    {
        var ways = pages.MapGroup("").AddEndpointFilter<RouteGroupBuilder, CallRateFilter>();
        foreach (var issuer in services.GetRequiredService<TrustedIssuers>().Providers)
        {
            ways.MapGet(WayOf(issuer), call => GoAsync(issuer, call)).ExcludeFromDescription();

            // Where the application has UseAuthentication, that answers before.
            ways.MapGet(CallbackOf(issuer), call => ComeBackAsync(issuer, call)).ExcludeFromDescription();
            ways.MapGet(WayOutOf(issuer), call => call.RequestServices.GetRequiredService<ProviderSignOut>().GoAsync(issuer, call)).ExcludeFromDescription();
            ways.MapGet(SignedOutOf(issuer), call => ComeBackAsync(issuer, call)).ExcludeFromDescription();
        }
    }

    private static async Task GoAsync(TrustedIssuer issuer, HttpContext call)
    {
        try
        {
            await call.ChallengeAsync(issuer.SignInScheme, new AuthenticationProperties { RedirectUri = SignInEndpoints.Home });
        }
        catch (InvalidOperationException) when (!call.Response.HasStarted)
        {
            // Its discovery document cannot be had just now.
            await ProviderAnswers.ShowFailureAsync(call, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task ComeBackAsync(TrustedIssuer issuer, HttpContext call)
    {
        var handler = await call.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>().GetHandlerAsync(call, issuer.SignInScheme);
        if (handler is not IAuthenticationRequestHandler requests || !await requests.HandleRequestAsync())
        {
            call.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
