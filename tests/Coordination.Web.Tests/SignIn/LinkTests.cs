using System.Net;
using Coordination.TestKit.Access;
using Shouldly;

namespace Coordination.Web.Tests.SignIn;

public sealed class LinkTests(SignInFixture hall) : IClassFixture<SignInFixture>
{
    private const string Page = "/sign-in/link";

    [Fact]
    public async Task Link_LookedAt_IsNotUsed()
    {
        var link = (await hall.NewLinkAsync()).Secret!;
        using var preview = hall.NewVisitor();
        await preview.ReadAsync(Page);
        await preview.ReadAsync("/sign-in");

        using var visitor = hall.NewVisitor();
        await visitor.SignInAsync(link);

        (await visitor.ReadAsync("/sign-in")).ShouldContain("You are signed in as Eva Smith.");
    }

    [Fact]
    public async Task Link_UsedTwice_SignsInOnce()
    {
        var link = (await hall.NewLinkAsync()).Secret!;
        using var first = hall.NewVisitor();
        using var second = hall.NewVisitor();
        await first.SignInAsync($"http://127.0.0.1:5080/sign-in/link#{link}");

        using var answer = await second.SendAsync(Page, Page, ("link", link));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("This link does not work, or not any more");
        (await second.Client.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("cdl_aaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Link_ThatIsNone_SaysToAskForAnother(string link)
    {
        using var visitor = hall.NewVisitor();

        using var answer = await visitor.SendAsync(Page, Page, ("link", link));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("ask an administrator for another one");
    }

    [Fact]
    public async Task Link_WithoutTheFormsToken_IsNotUsed()
    {
        var link = (await hall.NewLinkAsync()).Secret!;
        using var visitor = hall.NewVisitor();
        using var other = hall.NewVisitor();
        var token = SignInVisitor.TokenIn(await other.ReadAsync(Page));

        using var without = await visitor.PostAsync(Page, ("link", link));
        using var others = await visitor.PostAsync(Page, ("link", link), ("token", token));

        (without.StatusCode, others.StatusCode).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
        (await others.Content.ReadAsStringAsync()).ShouldContain("Nothing was changed");
        await visitor.SignInAsync(link);
    }

    [Fact]
    public async Task Link_SentByAnotherSite_IsRefused()
    {
        using var visitor = hall.NewVisitor();
        visitor.Client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        using var answer = await visitor.SendAsync(Page, Page, ("link", (await hall.NewLinkAsync()).Secret!));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Link_OfFarTooMuchText_IsRefusedUnread()
    {
        using var visitor = hall.NewVisitor();

        using var answer = await visitor.SendAsync(Page, Page, ("link", new string('a', 20_000)));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Secrets_OfALinkAndItsSession_AreInNoLog()
    {
        var link = (await hall.NewLinkAsync()).Secret!;
        using var visitor = hall.NewVisitor();
        await visitor.SignInAsync(link);
        await visitor.ReadAsync("/session");

        var session = visitor.Cookies.Single(cookie => cookie.Name == hall.SessionCookie).Value;
        hall.Logged.Text.ShouldContain("/sign-in/link");
        hall.Logged.Text.ShouldNotContain(link[13..]);
        hall.Logged.Text.ShouldNotContain(session);
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "", "zh", "登录")]
    [InlineData("de,en;q=0.5,zh;q=0.2", "", "en", "Sign in")]
    [InlineData("de", "", "en", "Sign in")]
    [InlineData("en", "?lang=zh", "zh", "登录")]
    [InlineData("zh", "?lang=en", "en", "Sign in")]
    [InlineData("zh", "?lang=tlh", "zh", "登录")]
    public async Task Page_InTheReadersLanguage(string accepts, string query, string language, string title)
    {
        using var visitor = hall.NewVisitor();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepts);

        var page = WebUtility.HtmlDecode(await visitor.ReadAsync(Page + query));

        page.ShouldContain($"<html lang=\"{language}\">");
        page.ShouldContain($"<title>{title} – Test Hall</title>");
    }

    [Theory]
    [InlineData("?lang=tlh", true)]
    [InlineData("?lang=", true)]
    [InlineData("?lang=en&lang=zh", true)]
    [InlineData("?lang=EN-gb", false)]
    [InlineData("", false)]
    public async Task Page_InALanguageThatThereIsNot_SaysWhichThereAre(string query, bool isSaid)
    {
        using var visitor = hall.NewVisitor();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "en");

        foreach (var page in (string[])[Page, "/sign-in", "/sign-in/invitation"])
        {
            (await visitor.ReadAsync(page + query)).Contains("There are English (lang=en) and Chinese (lang=zh)", StringComparison.Ordinal).ShouldBe(isSaid, page);
        }
    }

    [Fact]
    public async Task Page_WithAnUnknownParameter_IsRefused()
    {
        using var visitor = hall.NewVisitor();

        (await visitor.Client.GetAsync("/sign-in?next=https://elsewhere.example")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Page_MayLoadFromTheHostAloneAndIsKeptNowhere()
    {
        using var visitor = hall.NewVisitor();

        using var answer = await visitor.Client.GetAsync(Page);

        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await visitor.Client.GetAsync("/sign-in/page.css")).Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        (await visitor.Client.GetAsync("/sign-in/link.js")).Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
    }
}
