using Coordination.Web.Surface.Files;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.SignIn;

/// <summary>What the pages load: one style sheet and one script, from the program itself.</summary>
internal static class SignInFiles
{
    public static IResult Css { get; } = PageFile.Style(typeof(SignInFiles).Assembly, "sign-in.css").Answer();

    public static IResult Script { get; } = PageFile.Script(typeof(SignInFiles).Assembly, "sign-in-link.js").Answer();
}
