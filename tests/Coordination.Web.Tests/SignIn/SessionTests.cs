using System.Net;
using Coordination.Access;
using Coordination.Departments;
using Coordination.TestKit.Access;
using Coordination.Web.Tests.Events;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;

namespace Coordination.Web.Tests.SignIn;

public sealed class SessionTests(SignInFixture hall) : IClassFixture<SignInFixture>
{
    private const string Queue = "/management/v1/centres/hall/queue";
    private const string Limit = "/management/v1/centres/hall/departments/desk-3/limit";

    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    [Fact]
    public async Task Session_Opened_SaysWhoIsThere()
    {
        var link = await hall.NewLinkAsync(Role.Supervisor);
        using var visitor = await SignedInAsync(link);

        var session = (await new Api(visitor.Client).GetAsync("/session")).ShouldBe(200);

        session["principal"].ShouldBe($"{link.Principal}");
        session.Body.GetProperty("grants")[0].GetProperty("role").GetString().ShouldBe("supervisor");
        session["session"]!.Length.ShouldBe(8);
        session.Body.GetProperty("idleUntil").GetDateTimeOffset().ShouldBeLessThan(session.Body.GetProperty("expiresAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Cookie_OnLoopback_IsForTheHostAndNoScript()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync());

        var cookie = visitor.Cookies.Single(cookie => cookie.Name == hall.SessionCookie);
        (cookie.HttpOnly, cookie.Secure, cookie.Path).ShouldBe((true, false, "/"));
    }

    [Fact]
    public async Task Cookie_UnderAnotherName_ComesByTlsAlone()
    {
        using var visitor = hall.NewVisitor();
        visitor.Client.DefaultRequestHeaders.Host = "hall.example";
        var page = await visitor.Client.GetAsync("/sign-in/link");
        using var form = new FormUrlEncodedContent([new("token", SignInVisitor.TokenIn(await page.Content.ReadAsStringAsync())), new("link", (await hall.NewLinkAsync()).Secret)]);
        using var send = new HttpRequestMessage(HttpMethod.Post, "/sign-in/link") { Content = form };
        send.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

        using var answer = await visitor.Client.SendAsync(send);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.Contains("session", StringComparison.Ordinal));
        cookie.ShouldStartWith($"__Host-{hall.SessionCookie}=");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("httponly");
    }

    [Fact]
    public async Task Call_WithASession_IsDecidedByThePolicy()
    {
        using var viewer = await SignedInAsync(await hall.NewLinkAsync());
        using var supervisor = await SignedInAsync(await hall.NewLinkAsync(Role.Supervisor));
        (string, string) here = ("Sec-Fetch-Site", "same-origin");

        (await new Api(viewer.Client).GetAsync(Queue)).ShouldBe(200);
        (await new Api(viewer.Client).SendAsync(HttpMethod.Post, Limit, Api.Json(new { limit = 2, reason = "A test." }), here)).ShouldBeProblem(403, "not-allowed", "limit-departments");
        (await new Api(supervisor.Client).SendAsync(HttpMethod.Post, Limit, Api.Json(new { limit = 2, reason = "A test." }), here)).ShouldBe(200);
        (await new Api(supervisor.Client).GetAsync(Queue, ("X-Actor", "supervisor:eva"))).ShouldBeProblem(400, "invalid", "X-Actor");
    }

    [Fact]
    public async Task Stream_OfASession_EndsWhenItsHolderSignsOut()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync());
        await using var stream = await SseReader.OpenAsync(visitor.Client, "/v1/events?centre=hall");

        (await new Api(visitor.Client).SendAsync(HttpMethod.Delete, "/session", null, ("Sec-Fetch-Site", "same-origin"))).ShouldBe(204);

        (await stream.NextAsync().WaitAsync(TimeSpan.FromMinutes(1))).ShouldBeNull();
    }

    [Fact]
    public async Task Stream_OfASessionThatIsNotUsedElsewhere_EndsWithIt()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync());
        await using var stream = await SseReader.OpenAsync(visitor.Client, "/v1/events?centre=hall");

        hall.Time.Advance(TimeSpan.FromMinutes(61));

        (await stream.NextAsync().WaitAsync(TimeSpan.FromMinutes(1))).ShouldBeNull();
    }

    [Fact]
    public async Task Call_WithASessionThatDoesNotSayFromWhichPage_ChangesNothing()
    {
        using var supervisor = await SignedInAsync(await hall.NewLinkAsync(Role.Supervisor));
        var api = new Api(supervisor.Client);

        (await api.PostAsync(Limit, new { limit = 2, reason = "A test." })).ShouldBeProblem(403, "cross-site", "Origin");
        (await api.SendAsync(HttpMethod.Post, Limit, Api.Json(new { limit = 2, reason = "A test." }), ("Sec-Fetch-Site", "cross-site"))).ShouldBeProblem(403, "cross-site");
        (await api.SendAsync(HttpMethod.Post, Limit, Api.Json(new { limit = 2, reason = "A test." }), ("Origin", "https://elsewhere.example"))).ShouldBeProblem(403, "cross-site");
    }

    [Fact]
    public async Task SignOut_ByThePage_EndsTheSessionOnRecord()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync());
        var cookie = visitor.Cookies.Single(cookie => cookie.Name == hall.SessionCookie).Value;

        using var answer = await visitor.SendAsync("/sign-in", "/sign-out");

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        visitor.Cookies.ShouldNotContain(kept => kept.Name == hall.SessionCookie);
        (await hall.Host.Client.SendAsync(With(cookie))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignOut_ByTheApi_EndsTheSessionOnRecord()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync());
        var cookie = visitor.Cookies.Single(cookie => cookie.Name == hall.SessionCookie).Value;

        (await new Api(visitor.Client).SendAsync(HttpMethod.Delete, "/session", null, ("Sec-Fetch-Site", "same-origin"))).ShouldBe(204);

        (await hall.Host.Client.SendAsync(With(cookie))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Revoke_TheSession_EndsItAndTakesTheCookieBack()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync());
        var session = (await new Api(visitor.Client).GetAsync("/session"))["session"]!;

        (await hall.Access.ExecuteAsync(new RevokeCredential(session) { Reason = "Left open." }, Admin)).Require();
        await hall.Host.Service<AccessDirectory>().RefreshAsync();

        (await new Api(visitor.Client).GetAsync(Queue)).ShouldBeProblem(401, "unauthenticated", "Cookie");
        visitor.Cookies.ShouldNotContain(kept => kept.Name == hall.SessionCookie);
    }

    [Fact]
    public async Task Page_OfWhoIsSignedIn_SaysWhoTheyAreAndWhatWhere()
    {
        var add = new AddPrincipal(PrincipalKind.Person) { Name = "Eva <Smith>", Grants = [new Grant(Role.Supervisor, TestPlan.Centre), new Grant(Role.Head, TestPlan.Centre, new DepartmentId("desk-3"))], Reason = "A test." };
        var principal = (await hall.Access.ExecuteAsync(add, Admin)).Require().Principal!.Value;
        var link = (await hall.Access.ExecuteAsync(new IssueLink(principal, hall.Time.GetUtcNow().AddMinutes(5)) { Reason = "A test." }, Admin)).Require();
        using var visitor = await SignedInAsync(link);

        var source = await visitor.ReadAsync("/sign-in?lang=en");
        var page = WebUtility.HtmlDecode(source);

        source.ShouldNotContain("<Smith>");
        page.ShouldContain("You are signed in as Eva <Smith>.");
        page.ShouldContain("<title>Signed in – Test Hall</title>");
        page.ShouldContain("<li>Supervisor, Test Hall</li>");
        page.ShouldContain("<li>Head of department, Test Hall / ");
        page.ShouldContain($"<code>{principal}</code>");
        page.ShouldContain("href=\"/openapi/v1.json\"");
        page.ShouldContain("action=\"/sign-out?lang=en\"");
        WebUtility.HtmlDecode(await visitor.ReadAsync("/sign-in?lang=zh")).ShouldContain("您已以 Eva <Smith> 的身份登录。");
    }

    [Fact]
    public async Task Page_OfAnybody_SaysWhichHallItIs()
    {
        using var visitor = hall.NewVisitor();

        foreach (var page in (string[])["/sign-in", "/sign-in/link", "/sign-in/invitation"])
        {
            (await visitor.ReadAsync(page)).Contains("<p class=\"place\">Test Hall</p>", StringComparison.Ordinal).ShouldBeTrue(page);
        }
    }

    [Fact]
    public async Task SignIn_InTheSameBrowser_EndsTheSessionBeforeOnRecord()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync(Role.Supervisor));
        var before = visitor.Cookies.Single(cookie => cookie.Name == hall.SessionCookie).Value;
        var session = (await new Api(visitor.Client).GetAsync("/session"))["session"]!;
        var other = await hall.NewLinkAsync();

        await visitor.SignInAsync(other.Secret!);

        (await new Api(visitor.Client).GetAsync("/session"))["principal"].ShouldBe($"{other.Principal}");
        (await hall.Host.Client.SendAsync(With(before))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var ended = (await hall.Access.ReadAsync())!.Credentials.Single(known => known.Id == session);
        (ended.Ending, ended.EndedAt.HasValue).ShouldBe((CredentialEnding.SignedOut, true));
    }

    [Fact]
    public async Task SignIn_ByALinkThatDoesNotWork_LeavesTheSessionAndSaysWhoIsThere()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync(Role.Supervisor));

        using var answer = await visitor.SendAsync("/sign-in/link", "/sign-in/link", ("link", "cdl_none"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("This link does not work, or not any more");
        page.ShouldContain("Signed in");
        page.ShouldNotContain("You are not signed in");
        (await visitor.Client.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var signOut = await visitor.PostAsync("/sign-out", ("token", SignInVisitor.TokenIn(page)));
        signOut.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task LinkPage_OfWhoIsSignedIn_SaysThatTheirSessionEnds()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync());
        using var nobody = hall.NewVisitor();

        (await visitor.ReadAsync("/sign-in/link")).ShouldContain("that session ends");
        (await visitor.ReadAsync("/sign-in/invitation")).ShouldContain("that session ends");
        (await nobody.ReadAsync("/sign-in/link")).ShouldNotContain("that session ends");
    }

    [Theory]
    [InlineData("ended")]
    [InlineData("made up")]
    public async Task Cookie_ThatHoldsNoMore_IsAsNoneForWhatStrangersMay(string which)
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync());
        var cookie = which == "ended" ? visitor.Cookies.Single(cookie => cookie.Name == hall.SessionCookie).Value : "CfDJ8Nothing_of_this_store";
        using var signOut = await visitor.SendAsync("/sign-in", "/sign-out");
        var api = new Api(hall.Host.Client);
        (string, string) stale = ("Cookie", $"{hall.SessionCookie}={cookie}");

        var catalogue = (await api.GetAsync("/v1/centres/hall/services", stale)).ShouldBe(200);
        var submitted = (await api.SendAsync(HttpMethod.Post, "/v1/centres/hall/requests", Api.Json(new { service = "service-1" }), stale)).ShouldBe(201);
        var code = ("X-Tracking-Code", submitted["trackingCode"]!);

        catalogue.Headers["Set-Cookie"].ShouldStartWith($"{hall.SessionCookie}=;");
        (await api.GetAsync($"/v1/requests/{submitted["request"]}", stale, code)).ShouldBe(200);
        (await api.GetAsync($"/v1/requests/{submitted["request"]}", stale)).ShouldBeProblem(401, "unauthenticated", "Cookie");
        (await api.GetAsync(Queue, stale)).ShouldBeProblem(401, "unauthenticated", "Cookie");
    }

    [Theory]
    [InlineData("Authorization", "Bearer cdn_ab3d5f7h_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Authorization", "Bearer nonsense")]
    [InlineData("X-Api-Key", "nonsense")]
    public async Task KeyOrToken_ThatIsGivenAndDoesNotHold_IsRefusedForWhatStrangersMay(string header, string value) =>
        (await new Api(hall.Host.Client).GetAsync("/v1/centres/hall/services", (header, value), ("Cookie", $"{hall.SessionCookie}=x"))).ShouldBeProblem(401, "unauthenticated", "Authorization");

    [Fact]
    public async Task Cookie_Changed_IsNobodys()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync());
        var cookie = visitor.Cookies.Single(cookie => cookie.Name == hall.SessionCookie).Value;

        (await hall.Host.Client.SendAsync(With(cookie[..^4] + "AAAA"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await hall.Host.Client.SendAsync(With("x"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await hall.Host.Client.SendAsync(With(cookie))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Session_UsedAgainAndAgain_LastsItsLifetimeAndNotUnused()
    {
        using var visitor = await SignedInAsync(await hall.NewLinkAsync());
        using var idle = await SignedInAsync(await hall.NewLinkAsync());
        for (var hour = 0; hour < 23; hour++)
        {
            hall.Time.Advance(TimeSpan.FromMinutes(31));
            (await visitor.Client.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.OK, $"after {31 * (hour + 1)} minutes");
        }

        (await idle.Client.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        hall.Time.Advance(TimeSpan.FromMinutes(10));
        (await visitor.Client.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Sessions_MoreThanOneMayHave_EndTheOldest()
    {
        var link = await hall.NewLinkAsync();
        using var first = await SignedInAsync(link);
        for (var more = 0; more < 32; more++)
        {
            (await hall.Access.ExecuteAsync(new OpenSession(link.Principal!.Value, hall.Time.GetUtcNow().AddHours(1)), Admin)).Require();
        }

        await hall.Host.Service<AccessDirectory>().RefreshAsync();

        (await first.Client.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(60, 1441)]
    public async Task AddCoordinationSignIn_OptionOutOfRange_DoesNotStart(int idle, int lifetime)
    {
        var starting = TestHost.StartAsync(
            store => store.Services.AddSingleton<Journal.IJournal>(new Testing.Journal.InMemoryJournal()),
            services: services => services.AddCoordinationSignIn(signIn => (signIn.SessionIdle, signIn.SessionLifetime) = (TimeSpan.FromMinutes(idle), TimeSpan.FromMinutes(lifetime))));

        (await Should.ThrowAsync<OptionsValidationException>(starting)).Message.ShouldContain("must be from 1 min to 1 day");
    }

    private HttpRequestMessage With(string cookie)
    {
        var call = new HttpRequestMessage(HttpMethod.Get, "/session");
        call.Headers.Add("Cookie", $"{hall.SessionCookie}={cookie}");
        return call;
    }

    private async Task<SignInVisitor> SignedInAsync(AccessReceipt link)
    {
        var visitor = hall.NewVisitor();
        await visitor.SignInAsync(link.Secret!);
        return visitor;
    }
}
