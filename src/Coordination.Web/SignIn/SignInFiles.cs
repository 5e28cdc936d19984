using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.SignIn;

/// <summary>What the pages load: one style sheet and one script, from the program itself.</summary>
internal static class SignInFiles
{
    public static IResult Css { get; } = Of("sign-in.css", "text/css; charset=utf-8");

    public static IResult Script { get; } = Of("sign-in-link.js", "text/javascript; charset=utf-8");

    private static FileContentHttpResult Of(string name, string contentType)
    {
        using var stream = typeof(SignInFiles).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..16]}\"");
        return TypedResults.Bytes(bytes, contentType, entityTag: tag);
    }
}
