using Coordination.Access;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.SignIn.Pages;
using Coordination.Web.SignIn.Providers;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.SignIn;

/// <summary>The pages by which people sign in and out. A page that is only looked at changes nothing: previews of a link do not use it up.</summary>
internal static class SignInEndpoints
{
    public const string Home = "/sign-in";
    public const string Link = "/sign-in/link";
    public const string Out = "/sign-out";

    /// <summary>What chooses the language, in the API's words.</summary>
    public const string LanguageWords = "The language of the page: en or zh; as the browser asks when missing.";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.AddEndpointFilter<RouteGroupBuilder, CallRateFilter>();
        pages.AddEndpointFilter<RouteGroupBuilder, QueryFilter>();
        pages.ExcludeFromDescription();
        pages.MapGet(Home, ShowHomeAsync).Takes(SignInPages.Language, LanguageWords);
        pages.MapGet(Link, ShowLinkAsync).Takes(SignInPages.Language, LanguageWords);
        pages.MapPost(Link, UseLinkAsync).Takes(SignInPages.Language, LanguageWords);
        pages.MapPost(Out, SignOutAsync).Takes(SignInPages.Language, LanguageWords);
        pages.MapGet("/sign-in/page.css", () => SignInFiles.Css);
        pages.MapGet("/sign-in/link.js", () => SignInFiles.Script);
    }

    /// <summary>The session of who looks at a page; null for nobody's.</summary>
    public static async ValueTask<OpenedSession?> SessionOfAsync(HttpContext call)
    {
        if (await call.AuthenticateAsync(CoordinationSessionDefaults.AuthenticationScheme) is not { Succeeded: true, Principal: var user })
        {
            return null;
        }

        // Forms' tokens are bound to whom they were given, and are looked at where the application has not authenticated anybody before.
        if (call.User.Identity?.IsAuthenticated != true)
        {
            call.User = user;
        }

        return call.Features.Get<OpenedSession>();
    }

    private static Task<IResult> ShowHomeAsync(HttpContext call, IAntiforgery antiforgery) => SignInPages.ShowAsync(call, antiforgery, SignInStep.SignedOut);

    private static Task<IResult> ShowLinkAsync(HttpContext call, IAntiforgery antiforgery) => SignInPages.ShowAsync(call, antiforgery, SignInStep.Link);

    private static async Task<IResult> UseLinkAsync(HttpContext call, IAntiforgery antiforgery, SessionOpener sessions)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return await SignInPages.ShowAsync(call, antiforgery, SignInStep.SignedOut, notice: "Stale", status: StatusCodes.Status400BadRequest);
        }

        var link = form["link"].ToString();
        return await sessions.TryUseLinkAsync(call, link) ? SignInPages.GoOn(call)
            : sessions.IsUsable(CredentialKind.Invitation, link)
            ? await SignInPages.ShowAsync(call, antiforgery, SignInStep.Invitation, notice: "LinkInvites", status: StatusCodes.Status400BadRequest, kept: (link, ""))
            : await SignInPages.ShowAsync(call, antiforgery, SignInStep.SignedOut, notice: "LinkGone", status: StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SignOutAsync(HttpContext call, IAntiforgery antiforgery, SessionOpener sessions, ProviderSignOut providers)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is null)
        {
            return await SignInPages.ShowAsync(call, antiforgery, SignInStep.SignedOut, notice: "Stale", status: StatusCodes.Status400BadRequest);
        }

        if (await SessionOfAsync(call) is not { } session)
        {
            return SignInPages.Go(Home, call);
        }

        await sessions.EndAsync(call, session);

        // By a page of its own: what a form is answered with may lead to no other host.
        return await providers.FindAsync(call, session.Entry.Id) is { } issuer
            ? await SignInPages.ShowAsync(call, antiforgery, SignInStep.Leaving, leaving: issuer)
            : SignInPages.Go(Home, call);
    }
}
