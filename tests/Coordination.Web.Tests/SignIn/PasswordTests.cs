using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.Json;
using Coordination.Access;
using Coordination.TestKit.Access;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;

namespace Coordination.Web.Tests.SignIn;

public sealed class PasswordTests(SignInFixture hall) : IClassFixture<SignInFixture>
{
    private const string Home = "/sign-in";
    private const string Form = "/sign-in/password";
    private const string Invitation = "/sign-in/invitation";
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task Invitation_Accepted_SignsInThenAndEverAfter()
    {
        using var visitor = hall.NewVisitor();
        (await AcceptAsync(visitor, await hall.NewInvitationAsync(), "Eva.Smith")).ShouldBe(HttpStatusCode.SeeOther);
        (await visitor.ReadAsync(Home)).ShouldContain("Signed in");

        using var again = hall.NewVisitor();
        using var answer = await again.SendAsync(Home, Form, ("login", " eva.SMITH "), ("password", Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await again.Client.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("ab", Password, Password, "3 to 100 characters")]
    [InlineData("two words", Password, Password, "no spaces")]
    [InlineData("anabel\u3000", Password, Password, "no spaces")]
    [InlineData("\u00A0anabel", Password, Password, "no spaces")]
    [InlineData("\u0301\u0302\u0303", Password, Password, "at least one letter or digit")]
    [InlineData("\u20DD\u20DE\u20DF\u20E0", Password, Password, "at least one letter or digit")]
    [InlineData("...", Password, Password, "at least one letter or digit")]
    [InlineData("tom", "short", "short", "12 to 128 characters")]
    [InlineData("tom", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "too plain")]
    [InlineData("thomas", "I am Thomas, really", "I am Thomas, really", "too plain")]
    [InlineData("tom", Password, "correct horse battery stable", "two passwords differ")]
    public async Task Invitation_WithWhatIsNotEnough_SaysSoAndStaysGood(string login, string password, string again, string words)
    {
        var link = await hall.NewInvitationAsync();
        using var visitor = hall.NewVisitor();

        using var answer = await visitor.SendAsync(Invitation, Invitation, ("link", link.Secret!), ("login", login), ("password", password), ("again", again));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain(words);
        page.ShouldNotContain(password);
        (await AcceptAsync(visitor, link, $"stays-good-{Guid.NewGuid():N}")).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Invitation_WithSomebodyElsesName_IsRefused()
    {
        using var first = hall.NewVisitor();
        using var second = hall.NewVisitor();
        (await AcceptAsync(first, await hall.NewInvitationAsync(), "taken")).ShouldBe(HttpStatusCode.SeeOther);

        (await AcceptAsync(second, await hall.NewInvitationAsync(), "TAKEN")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("ana\u200Bbel")]
    [InlineData("ana\u200Dbel")]
    [InlineData("ana\u00ADbel")]
    [InlineData("\u202Elebana")]
    [InlineData("ana\u2066bel")]
    [InlineData("ana\u0007bel")]
    [InlineData("ana\uFEFFbel")]
    [InlineData("ana\u3164bel")]
    [InlineData("ana\uFE0Fbel")]
    [InlineData("ana\uFFFEbel")]
    [InlineData("anabel\u2028")]
    [InlineData("\u2029anabel")]
    [InlineData("anabel\t")]
    [InlineData("anabel\u0085")]
    public async Task Invitation_WithANameThatLooksLikeAnother_NamesTheField(string login)
    {
        var link = await hall.NewInvitationAsync();
        using var visitor = hall.NewVisitor();

        using var answer = await visitor.SendAsync(Invitation, Invitation, ("link", link.Secret!), ("login", login), ("password", Password), ("again", Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("User name: it has characters that cannot be seen");
        page.ShouldContain("id=\"login\" name=\"login\" value=\"\"");
    }

    [Theory]
    [InlineData("Åsa.Strauß", "a\u030Asa.STRAUSS")]
    [InlineData("ﬁona", "FIONA")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφος")]
    [InlineData("ｗａｎｇ", "wang")]
    public async Task Names_EqualInTheirForm_AreOne(string chosen, string typed)
    {
        using var first = hall.NewVisitor();
        using var second = hall.NewVisitor();
        (await AcceptAsync(first, await hall.NewInvitationAsync(), chosen)).ShouldBe(HttpStatusCode.SeeOther);

        (await AcceptAsync(second, await hall.NewInvitationAsync(), typed)).ShouldBe(HttpStatusCode.BadRequest);
        (await TryAsync(typed, Password)).ShouldBeTrue();
    }

    [Fact]
    public async Task Password_WrongFiveTimes_IsTakenNoMoreForAWhile()
    {
        using var visitor = hall.NewVisitor();
        (await AcceptAsync(visitor, await hall.NewInvitationAsync(), "ida")).ShouldBe(HttpStatusCode.SeeOther);
        (await TryAsync("ida", Password)).ShouldBeTrue();
        for (var wrong = 0; wrong < 5; wrong++)
        {
            (await TryAsync("ida", $"{Password} {wrong}")).ShouldBeFalse();
        }

        (await TryAsync("ida", Password)).ShouldBeFalse();
        hall.Time.Advance(TimeSpan.FromMinutes(15.1));
        (await TryAsync("ida", Password)).ShouldBeTrue();
    }

    [Fact]
    public async Task Password_WrongNowAndThen_LocksNobody()
    {
        using var visitor = hall.NewVisitor();
        (await AcceptAsync(visitor, await hall.NewInvitationAsync(), "max")).ShouldBe(HttpStatusCode.SeeOther);
        for (var turn = 0; turn < 3; turn++)
        {
            (await TryAsync("max", "a wrong password")).ShouldBeFalse();
            (await TryAsync("max", "another wrong one")).ShouldBeFalse();
            (await TryAsync("max", Password)).ShouldBeTrue($"turn {turn}");
        }
    }

    [Fact]
    public async Task Link_ThatOnlySignsIn_SetsNoPasswordAndSaysWhatItIs()
    {
        using var visitor = hall.NewVisitor();
        var link = await hall.NewLinkAsync();

        using var answer = await visitor.SendAsync(Invitation, Invitation, ("link", link.Secret!), ("login", "sly"), ("password", Password), ("again", Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("This link signs you in and sets no password");
        (await TryAsync("sly", Password)).ShouldBeFalse();
        await visitor.SignInAsync(link.Secret!);
    }

    [Fact]
    public async Task Invitation_PastedWhereLinksGo_SignsNobodyInAndGoesOn()
    {
        using var visitor = hall.NewVisitor();
        var invitation = $"https://hall.example/sign-in/invitation#{(await hall.NewInvitationAsync()).Secret}";

        using var answer = await visitor.SendAsync("/sign-in/link", "/sign-in/link", ("link", invitation));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.Client.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("This is an invitation");
        page.ShouldContain($"name=\"link\" value=\"{invitation}\"");
        using var accepted = await visitor.PostAsync(
            Invitation, ("token", SignInVisitor.TokenIn(page)), ("link", invitation), ("login", "pasted"), ("password", Password), ("again", Password));
        accepted.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("a=%00", "application/x-www-form-urlencoded")]
    [InlineData("many fields", "application/x-www-form-urlencoded")]
    [InlineData("a long name", "application/x-www-form-urlencoded")]
    [InlineData("a=1", "application/x-www-form-urlencoded; charset=utf-7")]
    public async Task Form_ThatNoPageWouldSend_IsTheCallersFault(string body, string type)
    {
        var text = body switch
        {
            "many fields" => string.Concat(Enumerable.Repeat("a=1&", 1100)),
            "a long name" => $"{new string('a', 3000)}=1",
            _ => body,
        };
        foreach (var path in (string[])[Form, Invitation, "/sign-in/link", "/sign-out"])
        {
            using var content = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(text));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await hall.Host.Client.PostAsync(path, content);
            ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{path} {body}");
        }
    }

    [Fact]
    public async Task Disabled_Person_SignsInNoMore()
    {
        var link = await hall.NewInvitationAsync();
        using var visitor = hall.NewVisitor();
        (await AcceptAsync(visitor, link, "kim")).ShouldBe(HttpStatusCode.SeeOther);

        (await hall.Access.ExecuteAsync(new DisablePrincipal(link.Principal!.Value) { Reason = "Left." }, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();

        (await TryAsync("kim", Password)).ShouldBeFalse();
        (await visitor.Client.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Secrets_OfAnAccount_AreInNoStateEventLogOrAnswer()
    {
        using var visitor = hall.NewVisitor();
        (await AcceptAsync(visitor, await hall.NewInvitationAsync(), "canary-login")).ShouldBe(HttpStatusCode.SeeOther);
        (await TryAsync("canary-login", "canary of a wrong password")).ShouldBeFalse();

        var seen = new StringBuilder(hall.Logged.Text);
        seen.Append(await hall.Host.Client.GetStringAsync("/management/v1/grains/access/hall/hall"));
        seen.Append(await hall.Host.Client.GetStringAsync("/management/v1/grains/access/hall/hall/history"));
        await foreach (var entry in hall.Host.Coordination.Journal.ReadHistoryAsync(AccessGrainKind.KeyOf(Hosting.TestPlan.Centre)))
        {
            seen.Append(Encoding.UTF8.GetString(entry.Event.Payload.Span));
        }

        seen.ToString().ShouldContain("access.password-set");
        foreach (var secret in (string[])[Password, "canary-login", "canary of a wrong password", "AQAAAA"])
        {
            seen.ToString().ShouldNotContain(secret);
        }
    }

    [Fact]
    public void Rounds_OfAHashByDefault_AreWhatWasDecidedAndNoneOfTheApplications()
    {
        using var provider = new ServiceCollection().AddCoordinationSignIn().BuildServiceProvider();
        var hashing = provider.GetRequiredService<IOptionsMonitor<PasswordHasherOptions>>();

        hashing.Get(CoordinationSessionDefaults.AuthenticationScheme).IterationCount.ShouldBe(210_000);
        hashing.CurrentValue.IterationCount.ShouldBe(new PasswordHasherOptions().IterationCount);
    }

    [Fact]
    public async Task Rounds_OfAHashOnRecord_AreThoseOfTheOptions()
    {
        using var visitor = hall.NewVisitor();
        (await AcceptAsync(visitor, await hall.NewInvitationAsync(), "rounds")).ShouldBe(HttpStatusCode.SeeOther);

        var set = await hall.Host.Coordination.Journal.ReadHistoryAsync(AccessGrainKind.KeyOf(Hosting.TestPlan.Centre)).LastAsync(entry => entry.Event.Type == "access.password-set");
        set.Event.By.Kind.ShouldBe(ActorKind.Person, "Who chooses a password is nobody's citizen.");
        using var personal = JsonDocument.Parse(set.Event.Personal!.Text);

        // Identity's third format: a mark, the function, the rounds, each of four bytes but the mark.
        var hash = personal.RootElement.GetProperty("password").GetBytesFromBase64();
        BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)).ShouldBe(SignInFixture.PasswordRounds);
    }

    [Fact]
    public async Task Forms_OfPasswords_AreThereInBothLanguages()
    {
        using var visitor = hall.NewVisitor();
        (await AcceptAsync(visitor, await hall.NewInvitationAsync(), "lee")).ShouldBe(HttpStatusCode.SeeOther);
        using var other = hall.NewVisitor();

        WebUtility.HtmlDecode(await other.ReadAsync($"{Home}?lang=zh")).ShouldContain("密码");
        (await other.ReadAsync($"{Home}?lang=en")).ShouldContain("autocomplete=\"current-password\"");
        WebUtility.HtmlDecode(await other.ReadAsync($"{Invitation}?lang=zh")).ShouldContain("再次输入密码");
    }

    private static async Task<HttpStatusCode> AcceptAsync(SignInVisitor visitor, AccessReceipt link, string login)
    {
        using var answer = await visitor.SendAsync(Invitation, Invitation, ("link", link.Secret!), ("login", login), ("password", Password), ("again", Password));
        return answer.StatusCode;
    }

    private async Task<bool> TryAsync(string login, string password)
    {
        using var visitor = hall.NewVisitor();
        using var answer = await visitor.SendAsync(Home, Form, ("login", login), ("password", password));
        return answer.StatusCode == HttpStatusCode.SeeOther;
    }
}
