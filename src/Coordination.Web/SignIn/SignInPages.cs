using System.Net.Mime;
using Coordination.Hosting;
using Coordination.Web.Access.Tokens;
using Coordination.Web.OpenApi;
using Coordination.Web.SignIn.Pages;
using Coordination.Web.SignIn.Passwords;
using Coordination.Web.SignIn.Providers;
using Coordination.Web.SignIn.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Web.SignIn;

/// <summary>Makes the pages, in the reader's language.</summary>
internal static class SignInPages
{
    /// <summary>The query parameter that chooses the language.</summary>
    public const string Language = "lang";

    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    /// <summary>A page, with a form token of its own. Whoever is signed in is shown that they are in the place of <see cref="SignInStep.SignedOut"/>.</summary>
    public static async Task<IResult> ShowAsync(
        HttpContext call, IAntiforgery antiforgery, SignInStep step, string? notice = null, int status = StatusCodes.Status200OK, (string Link, string Login) kept = default,
        TrustedIssuer? leaving = null)
    {
        var services = call.RequestServices;
        var session = await SignInEndpoints.SessionOfAsync(call);
        step = step == SignInStep.SignedOut && session is not null ? SignInStep.SignedIn : step;
        var texts = SignInTexts.For(call.Request);
        var titles = services.GetRequiredService<HallTitles>();
        var passwords = services.GetRequiredService<PasswordSignIn>();
        var model = new SignInModel(step, texts)
        {
            Token = antiforgery.GetAndStoreTokens(call).RequestToken ?? "",
            Notice = notice is null ? null : texts.Of(notice, passwords.Rules),
            LanguageNotice = SignInTexts.IsUnknownChosen(call.Request) ? texts.Of("LanguageUnknown") : null,
            HasAccounts = passwords.IsUsed,
            HasAccount = session is not null && passwords.IsUsedBy(session.Entry.Caller.Principal),
            HasDocument = services.GetService<EndpointDataSource>()?.Endpoints.OfType<RouteEndpoint>().Any(endpoint => endpoint.RoutePattern.RawText == DocumentEndpoint.Path) == true,
            Place = texts.Of((await titles.ReadAsync(call.RequestAborted)).Select(name => name.In(texts.Language))),
            Console = services.GetService<SignInDestination>()?.Path,
            Rules = passwords.Rules,
            Leaving = leaving is null ? default : (leaving.Name, $"{ProviderEndpoints.WayOutOf(leaving)}?{Language}={texts.Language}"),
            Kept = kept,
            Providers = [.. services.GetRequiredService<TrustedIssuers>().Providers.Select(issuer => (issuer.Name, ProviderEndpoints.WayOf(issuer)))],
            Person = session is null ? null : await SignedInPerson.ReadAsync(session, services.GetRequiredService<ICoordination>(), titles, texts, call.RequestAborted),
        };
        call.Response.Headers.CacheControl = "no-store";
        call.Response.Headers.Vary = "Accept-Language";
        return TypedResults.Content(await RenderAsync(model), MediaTypeNames.Text.Html, System.Text.Encoding.UTF8, status);
    }

    /// <summary>Sends a browser on, in the language that was chosen.</summary>
    public static IResult Go(string path, HttpContext call)
    {
        call.Response.Headers.CacheControl = "no-store";
        call.Response.Headers.Location = In(path, call);
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Sends a browser on whose reader has just signed in.</summary>
    public static IResult GoOn(HttpContext call)
    {
        if (SignInDestination.Find(call) is not { } destination)
        {
            return Go(SignInEndpoints.Home, call);
        }

        // The forms name the language in which they are shown: where it is what the browser asks for, nobody has chosen it.
        if (SignInTexts.Chosen(call.Request) is { } language && language != SignInTexts.Asked(call.Request).Language)
        {
            ReaderLanguage.Keep(call, language);
        }

        call.Response.Headers.CacheControl = "no-store";
        call.Response.Headers.Location = destination;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The page where people sign in, in the language that was chosen.</summary>
    public static string Home(HttpContext call) => In(SignInEndpoints.Home, call);

    private static string In(string path, HttpContext call) => SignInTexts.Chosen(call.Request) is { } language ? $"{path}?{Language}={language}" : path;

    private static async Task<string> RenderAsync(SignInModel model)
    {
        await using var renderer = new HtmlRenderer(NoServices, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(SignInPage.Model)] = model });
            return (await renderer.RenderComponentAsync<SignInPage>(parameters)).ToHtmlString();
        });
    }
}
