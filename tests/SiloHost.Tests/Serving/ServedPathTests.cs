using System.Net;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>What a host answers where it serves nothing of the hall; one for all tests, because none of them changes anything.</summary>
public sealed class ServedPathTests(ServedHall hall) : IClassFixture<ServedHall>
{
    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("text/html", true)]
    [InlineData("application/json, text/html;q=0.5", false)]
    [InlineData("application/json", false)]
    [InlineData("text/html;q=0", false)]
    [InlineData("*/*", false)]
    [InlineData("", false)]
    public async Task Root_OfABrowser_LeadsToThePageAndOfAProgramToAddresses(string accepts, bool isPage)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = hall.Served.Client.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accepts);

        using var answer = await client.GetAsync("/");

        answer.Headers.Vary.ShouldContain("Accept");
        answer.StatusCode.ShouldBe(isPage ? HttpStatusCode.SeeOther : HttpStatusCode.OK);
        answer.Headers.Location?.OriginalString.ShouldBe("/sign-in");
        (await answer.Content.ReadAsStringAsync()).Contains("/openapi/v1.json", StringComparison.Ordinal).ShouldBe(!isPage);
    }

    [Fact]
    public async Task Serve_Alone_IsASiloAndShowsNoDashboard()
    {
        hall.Served.Welcome.ShouldContain(line => line.Contains("gateway 127.0.0.1:", StringComparison.Ordinal));
        (await hall.Served.Client.GetStringAsync("/console/orleans/")).ShouldNotContain("Orleans");
    }

    [Fact]
    public async Task Serve_ForeignHostName_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/centres/riverside/services");
        request.Headers.Host = "evil.example";

        ((int)(await hall.Served.Client.SendAsync(request)).StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task Serve_AnyOtherPath_IsAProblem()
    {
        var reply = await hall.Served.Client.GetAsync("/nowhere");

        reply.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await hall.Served.Client.GetStringAsync("/")).ShouldContain("/openapi/v1.json");
    }
}
