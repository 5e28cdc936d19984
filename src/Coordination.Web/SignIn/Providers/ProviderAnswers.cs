using Coordination.Web.Access.Tokens;
using Coordination.Web.SignIn.Pages;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.SignIn.Providers;

/// <summary>What becomes of a provider's answers: a session, or a page that says that there is none.</summary>
internal static class ProviderAnswers
{
    private const string Subject = "sub";
    private const string Name = "name";

    /// <summary>By any name but this machine's own people come by TLS, whoever ends it before this host.</summary>
    public static Task PrepareAsync(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = ByTls(context.Request, context.ProtocolMessage.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>An address of this host, as people come to it.</summary>
    public static string ByTls(HttpRequest request, string address)
    {
        if (SecurityHeaders.IsLoopback(request.Host) || new UriBuilder(address) is not { Scheme: "http" } back)
        {
            return address;
        }

        (back.Scheme, back.Port) = (Uri.UriSchemeHttps, request.Host.Port ?? -1);
        return back.Uri.AbsoluteUri;
    }

    /// <summary>Opens a session for whom the provider vouches for.</summary>
    public static async Task TakeAsync(TrustedIssuer issuer, TicketReceivedContext context)
    {
        context.HandleResponse();
        var claims = context.Principal?.Claims.ToList() ?? [];
        var sessions = context.HttpContext.RequestServices.GetRequiredService<SessionOpener>();
        var subject = claims.Find(claim => claim.Type == Subject)?.Value;
        if (subject is { Length: > 0 and <= 255 } && await sessions.TryOpenAsync(context.HttpContext, issuer, subject, claims.Find(claim => claim.Type == Name)?.Value, issuer.GrantsOf(claims), context.Properties?.GetTokenValue("id_token")))
        {
            await SignInPages.GoOn(context.HttpContext).ExecuteAsync(context.HttpContext);
            return;
        }

        await ShowFailureAsync(context.HttpContext);
    }

    /// <summary>Says that the provider signed nobody in, or that its answer was not for this browser.</summary>
    public static Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        return ShowFailureAsync(context.HttpContext);
    }

    /// <summary>The page that says so.</summary>
    public static async Task ShowFailureAsync(HttpContext call, int status = StatusCodes.Status400BadRequest) =>
        await (await SignInPages.ShowAsync(call, call.RequestServices.GetRequiredService<IAntiforgery>(), SignInStep.SignedOut, notice: "ProviderFailed", status: status)).ExecuteAsync(call);
}
