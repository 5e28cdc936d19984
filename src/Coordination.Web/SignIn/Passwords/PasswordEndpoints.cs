using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.SignIn.Pages;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.SignIn.Passwords;

/// <summary>The forms for a name and a password: to sign in, and to set them by an invitation.</summary>
internal static class PasswordEndpoints
{
    public const string Password = "/sign-in/password";
    public const string Invitation = "/sign-in/invitation";
    public const string Change = "/sign-in/change-password";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.AddEndpointFilter<RouteGroupBuilder, CallRateFilter>();
        pages.AddEndpointFilter<RouteGroupBuilder, QueryFilter>();
        pages.ExcludeFromDescription();
        pages.MapPost(Password, SignInAsync).Takes(SignInPages.Language, SignInEndpoints.LanguageWords);
        pages.MapGet(Invitation, (HttpContext call, IAntiforgery antiforgery) => SignInPages.ShowAsync(call, antiforgery, SignInStep.Invitation))
            .Takes(SignInPages.Language, SignInEndpoints.LanguageWords);
        pages.MapPost(Invitation, AcceptAsync).Takes(SignInPages.Language, SignInEndpoints.LanguageWords);
        pages.MapGet(Change, ShowChangeAsync).Takes(SignInPages.Language, SignInEndpoints.LanguageWords);
        pages.MapPost(Change, ChangeAsync).Takes(SignInPages.Language, SignInEndpoints.LanguageWords);
    }

    private static async Task<IResult> SignInAsync(HttpContext call, IAntiforgery antiforgery, PasswordSignIn passwords)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return await SignInPages.ShowAsync(call, antiforgery, SignInStep.SignedOut, notice: "Stale", status: StatusCodes.Status400BadRequest);
        }

        return await passwords.TryAsync(call, form["login"].ToString(), form["password"].ToString())
            ? SignInPages.GoOn(call)
            : await SignInPages.ShowAsync(call, antiforgery, SignInStep.SignedOut, notice: "PasswordWrong", status: StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AcceptAsync(HttpContext call, IAntiforgery antiforgery, PasswordSignIn passwords)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return await SignInPages.ShowAsync(call, antiforgery, SignInStep.Invitation, notice: "Stale", status: StatusCodes.Status400BadRequest);
        }

        var (link, login) = (form["link"].ToString(), form["login"].ToString());
        return await passwords.AcceptAsync(call, link, login, form["password"].ToString(), form["again"].ToString()) is not { } wrong
            ? SignInPages.GoOn(call)
            : await SignInPages.ShowAsync(call, antiforgery, SignInStep.Invitation, notice: wrong, status: StatusCodes.Status400BadRequest, kept: (link, Shown(wrong, login)));
    }

    // What cannot be seen in a name is not handed back: nobody would find it.
    private static string Shown(string wrong, string login) => wrong == LoginName.Unseen ? "" : login;

    private static async Task<IResult> ShowChangeAsync(HttpContext call, IAntiforgery antiforgery, PasswordSignIn passwords) =>
        await SignInEndpoints.SessionOfAsync(call) is { } session && passwords.IsUsedBy(session.Entry.Caller.Principal)
            ? await SignInPages.ShowAsync(call, antiforgery, SignInStep.Change)
            : SignInPages.Go(SignInEndpoints.Home, call);

    private static async Task<IResult> ChangeAsync(HttpContext call, IAntiforgery antiforgery, PasswordSignIn passwords)
    {
        if (await SignInEndpoints.SessionOfAsync(call) is not { } session)
        {
            return SignInPages.Go(SignInEndpoints.Home, call);
        }

        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return await SignInPages.ShowAsync(call, antiforgery, SignInStep.Change, notice: "Stale", status: StatusCodes.Status400BadRequest);
        }

        var asked = PasswordChange.Of(form);
        return await passwords.ChangeAsync(call, session, asked) is { } wrong
            ? await SignInPages.ShowAsync(call, antiforgery, SignInStep.Change, notice: wrong, status: StatusCodes.Status400BadRequest, kept: ("", Shown(wrong, asked.Login)))
            : await SignInPages.ShowAsync(call, antiforgery, SignInStep.Changed);
    }
}
