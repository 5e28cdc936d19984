using Coordination.Console.Texts;
using Coordination.Web.Access;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Coordination.Web.SignIn.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Shell;

/// <summary>The choice of language and colours, kept in the reader's browser.</summary>
internal static class LookPages
{
    private const string Cookie = "coordination-theme";

    private static readonly string[] Themes = ["light", "dark"];
    private static readonly SignInDestination Console = new(ConsolePaths.Root);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static void Map(RouteGroupBuilder pages) => pages.MapPost("/look", ChooseAsync).NeedsNothing();

    /// <summary>What was chosen; null for what the reader's system has.</summary>
    public static string? ThemeOf(HttpRequest request) => request.Cookies[Cookie] is { } theme && Themes.Contains(theme) ? theme : null;

    private static async Task<IResult> ChooseAsync(HttpContext call, IAntiforgery antiforgery)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        if (ConsoleTexts.Find(form["language"].ToString()) is { } texts)
        {
            ReaderLanguage.Keep(call, texts.Language);
        }

        if (form["theme"].ToString() is { Length: > 0 } theme)
        {
            Keep(call, theme);
        }

        var back = form["back"].ToString();
        return PageAnswer.Go(call, Console.IsOurs(back) ? back : ConsolePaths.Root);
    }

    private static void Keep(HttpContext call, string theme)
    {
        var kept = new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = Remembered, Path = ConsolePaths.Root, SameSite = SameSiteMode.Lax, Secure = CookieRules.IsSecure(call.Request) };
        if (Themes.Contains(theme))
        {
            call.Response.Cookies.Append(Cookie, theme, kept);
        }
        else
        {
            call.Response.Cookies.Delete(Cookie, kept);
        }
    }
}
