using System.Net;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.TestKit.Access;
using Shouldly;

namespace Coordination.Console.Tests.Pages;

/// <summary>Whoever is not signed in is shown nothing, and comes back to where they wanted to go.</summary>
public sealed class SignedOutTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Theory]
    [InlineData("/console")]
    [InlineData("/console/halls/town")]
    [InlineData("/console/halls/nowhere")]
    [InlineData("/console/no-such-page")]
    public async Task Page_SignedOut_LeadsToTheSignIn(string path)
    {
        using var visitor = new SignInVisitor(hall.Address);

        using var answer = await visitor.Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.ShouldBe("/sign-in");
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task SignIn_FromAPage_LeadsBackToIt()
    {
        using var visitor = new SignInVisitor(hall.Address);
        using var first = await visitor.Client.GetAsync("/console/halls/town?department=permits");
        var link = (await hall.NewLinkAsync(new Grant(Role.Viewer, ConsolePlan.Centre))).Secret!;

        using var answer = await visitor.SendAsync("/sign-in/link", "/sign-in/link", ("link", link));

        answer.Headers.Location!.OriginalString.ShouldBe("/console/halls/town?department=permits");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/console/../v1")]
    [InlineData("/consoles")]
    public async Task SignIn_WithAPlantedReturn_LeadsToTheConsoleAlone(string planted)
    {
        using var visitor = new SignInVisitor(hall.Address);
        visitor.Client.DefaultRequestHeaders.Add("Cookie", $"coordination-return={Uri.EscapeDataString(planted)}");
        var link = (await hall.NewLinkAsync(new Grant(Role.Viewer, ConsolePlan.Centre))).Secret!;

        using var answer = await visitor.SendAsync("/sign-in/link", "/sign-in/link", ("link", link));

        new Uri(hall.Address, answer.Headers.Location!).AbsoluteUri.ShouldStartWith($"{hall.Address}");
        new Uri(hall.Address, answer.Headers.Location!).AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task Stream_SignedOut_IsRefusedAndSentNowhere()
    {
        using var visitor = new SignInVisitor(hall.Address);
        visitor.Client.DefaultRequestHeaders.Add("Accept", "text/event-stream");

        using var answer = await visitor.Client.GetAsync("/console/halls/town");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
