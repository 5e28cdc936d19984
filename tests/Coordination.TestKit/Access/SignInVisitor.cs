using System.Net;
using System.Text.RegularExpressions;
using Shouldly;

namespace Coordination.TestKit.Access;

/// <summary>Somebody at a browser without script: keeps cookies, fills forms in, follows nothing by itself.</summary>
public sealed partial class SignInVisitor : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = true };

    public SignInVisitor(Uri address) => Client = new HttpClient(_handler) { BaseAddress = address };

    public HttpClient Client { get; }

    /// <summary>The cookies that it keeps.</summary>
    public CookieCollection Cookies => _handler.CookieContainer.GetAllCookies();

    /// <summary>A page as text.</summary>
    public Task<string> ReadAsync(string path) => Client.GetStringAsync(path);

    /// <summary>Opens a page and sends its form, with what is filled in.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var token = TokenIn(await ReadAsync(page));
        return await PostAsync(form, [("token", token), .. fields]);
    }

    /// <summary>Sends a form as it is given, as a browser does from the host's own page.</summary>
    public async Task<HttpResponseMessage> PostAsync(string form, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Client.PostAsync(form, content);
    }

    /// <summary>Uses a link, which must work.</summary>
    public async Task SignInAsync(string link)
    {
        using var answer = await SendAsync("/sign-in/link", "/sign-in/link", ("link", link));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The form token of a page.</summary>
    public static string TokenIn(string page) => TokenField().Match(page) is { Success: true } found
        ? WebUtility.HtmlDecode(found.Groups[1].Value)
        : throw new InvalidOperationException($"The page has no form with a token: {page}");

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
