using System.Net;
using Coordination.Access;
using Coordination.TestKit.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;

namespace Coordination.Web.Tests.SignIn;

/// <summary>Whoever signs in by a password changes it, and ends their other sessions by it.</summary>
public sealed class PasswordChangeTests(SignInFixture hall) : IClassFixture<SignInFixture>
{
    private const string Home = "/sign-in";
    private const string Change = "/sign-in/change-password";
    private const string Old = "correct horse battery staple";
    private const string New = "another horse, another battery";

    [Fact]
    public async Task Change_WithTheOldPassword_SetsTheNewOneAndEndsTheOtherSessions()
    {
        using var here = await InvitedAsync("eva");
        using var elsewhere = await SignedInAsync("eva", Old);
        using var other = await InvitedAsync("tom");
        (await here.ReadAsync(Home)).ShouldContain(Change);

        using var answer = await SendAsync(here, "eva", Old, New, New);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Your password was changed.");
        (await StatusAsync(here)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(elsewhere)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(other)).ShouldBe(HttpStatusCode.OK);
        using var withOld = hall.NewVisitor();
        using var refused = await withOld.SendAsync(Home, "/sign-in/password", ("login", "eva"), ("password", Old));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var withNew = await SignedInAsync("EVA", New);
        (await hall.Access.ReadAsync())!.Credentials.ShouldContain(known => known.Ending == CredentialEnding.PasswordChanged);
    }

    [Theory]
    [InlineData("ida", "not the old password", New, New, "The user name or the current password is not right")]
    [InlineData("tom", Old, New, New, "The user name or the current password is not right")]
    [InlineData("ida", Old, "short", "short", "12 to 128 characters")]
    [InlineData("ida", Old, Old, Old, "is your current password")]
    [InlineData("ida", Old, New, "another horse, another batter", "two passwords differ")]
    public async Task Change_WithWhatIsNotRight_ChangesNothing(string login, string old, string password, string again, string words)
    {
        var name = login == "ida" ? $"ida-{Guid.NewGuid():N}" : login;
        using var visitor = await InvitedAsync(login == "ida" ? name : $"max-{Guid.NewGuid():N}");

        using var answer = await SendAsync(visitor, name, old, password, again);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain(words);
        page.ShouldNotContain(password);
        (await StatusAsync(visitor)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_WithWrongPasswords_LocksTheAccount()
    {
        using var visitor = await InvitedAsync("kim");
        for (var wrong = 0; wrong < 5; wrong++)
        {
            using var answer = await SendAsync(visitor, "kim", $"wrong {wrong}", New, New);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        using var locked = await SendAsync(visitor, "kim", Old, New, New);
        locked.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        hall.Time.Advance(TimeSpan.FromMinutes(15.1));
        using var open = await SendAsync(visitor, "kim", Old, New, New);
        open.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_WithoutASessionOrAPassword_LeadsHome()
    {
        using var nobody = hall.NewVisitor();
        (await nobody.Client.GetAsync(Change)).Headers.Location!.OriginalString.ShouldStartWith(Home);
        using var byLink = hall.NewVisitor();
        using var signedIn = await byLink.SendAsync("/sign-in/link", "/sign-in/link", ("link", (await hall.NewLinkAsync()).Secret!));
        (await byLink.Client.GetAsync(Change)).Headers.Location!.OriginalString.ShouldStartWith(Home);
        (await byLink.ReadAsync(Home)).ShouldNotContain(Change);
    }

    [Fact]
    public async Task Change_FromAFormOfElsewhere_ChangesNothing()
    {
        using var visitor = await InvitedAsync("lea");

        using var answer = await visitor.PostAsync(Change, ("token", "forged"), ("login", "lea"), ("old", Old), ("password", New), ("again", New));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var still = await SignedInAsync("lea", Old);
    }

    [Fact]
    public async Task Page_InChinese_SaysWhatIsAsked() =>
        WebUtility.HtmlDecode(await (await InvitedAsync("liu")).ReadAsync($"{Change}?lang=zh")).ShouldContain("至少 12 个字符");

    [Theory]
    [InlineData("RequiredLength", "7", "from 8 to 128")]
    [InlineData("RequiredLength", "many", "a whole number")]
    [InlineData("RequiredUniqueChars", "0", "from 1 to 12")]
    [InlineData("RequireDigit", "perhaps", "true or false")]
    [InlineData("RequireLetter", "true", "is no setting")]
    public void Settings_ThatCannotBe_EndTheStart(string key, string value, string words)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new($"Coordination:Access:Password:{key}", value)]).Build());
        services.AddCoordinationSignIn();
        using var provider = services.BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IOptions<CoordinationSignInOptions>>().Value).Message.ShouldContain(words);
    }

    private static async Task<HttpStatusCode> StatusAsync(SignInVisitor visitor) => (await visitor.Client.GetAsync("/session")).StatusCode;

    private static Task<HttpResponseMessage> SendAsync(SignInVisitor visitor, string login, string old, string password, string again) =>
        visitor.SendAsync(Change, Change, ("login", login), ("old", old), ("password", password), ("again", again));

    private async Task<SignInVisitor> InvitedAsync(string login)
    {
        var visitor = hall.NewVisitor();
        var link = await hall.NewInvitationAsync();
        using var answer = await visitor.SendAsync(
            "/sign-in/invitation", "/sign-in/invitation", ("link", link.Secret!), ("login", login), ("password", Old), ("again", Old));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return visitor;
    }

    private async Task<SignInVisitor> SignedInAsync(string login, string password)
    {
        var visitor = hall.NewVisitor();
        using var answer = await visitor.SendAsync(Home, "/sign-in/password", ("login", login), ("password", password));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return visitor;
    }
}
