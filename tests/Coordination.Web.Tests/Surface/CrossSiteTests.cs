using Coordination.Testing.Journal;
using Coordination.Journal;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>A page of another site cannot have a visitor's browser send a command.</summary>
public sealed class CrossSiteTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Drain = "/v1/centres/hall/staff/clerk-0/drain";

    [Fact]
    public async Task EveryWrite_FromAnotherSite_IsRefused()
    {
        foreach (var operation in (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Where(operation => operation.Method != "get"))
        {
            var reply = await hall.Api.SendAsync(
                new HttpMethod(operation.Method.ToUpperInvariant()), operation.Address(), null, ("Origin", "http://evil.example"), ("Sec-Fetch-Site", "cross-site"));

            reply.ShouldBeProblem(403, "cross-site", "Sec-Fetch-Site")["detail"]!.ShouldContain("TrustedOrigins");
        }
    }

    [Theory]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    [InlineData("", null)]
    [InlineData("SAME-ORIGIN", null)]
    [InlineData(null, "http://evil.example")]
    [InlineData(null, "null")]
    [InlineData(null, "")]
    [InlineData(null, "http://127.0.0.1:1")]
    [InlineData(null, "http://{host}.evil.example")]
    [InlineData("cross-site", "http://{host}")]
    public async Task Write_NotFromThisHostsPages_IsRefused(string? site, string? origin) =>
        (await SendAsync(HttpMethod.Post, site, origin)).ShouldBeProblem(403, "cross-site", site is null ? "Origin" : "Sec-Fetch-Site");

    [Theory]
    [InlineData("same-origin", "http://{host}")]
    [InlineData("none", null)]
    [InlineData(null, "http://{host}")]
    [InlineData(null, "https://{host}")]
    [InlineData(null, null)]
    public async Task Write_FromThisHostOrAProgram_Arrives(string? site, string? origin) =>
        (await SendAsync(HttpMethod.Post, site, origin)).ShouldBeProblem(409, "wrong-state");

    [Fact]
    public async Task Read_FromAnotherSite_IsAnsweredForNobodyToReadThere()
    {
        var reply = await SendAsync(HttpMethod.Get, "cross-site", "http://evil.example", "/health/live");

        reply.ShouldBe(200);
        reply.Headers.ShouldNotContainKey("Access-Control-Allow-Origin");
        reply.Headers["Cross-Origin-Resource-Policy"].ShouldBe("same-origin");
    }

    [Fact]
    public async Task Write_SiteThatIsTrusted_Arrives()
    {
        await using var host = await TestHost.StartAsync(
            store => store.Services.AddSingleton<IJournal>(new InMemoryJournal()), web => web.TrustedOrigins.Add("https://portal.example"));
        await host.PublishAsync();
        var api = new Api(host.Client);

        (await api.SendAsync(HttpMethod.Post, Drain, null, ("Origin", "https://portal.example"), ("Sec-Fetch-Site", "cross-site"))).ShouldBeProblem(409, "wrong-state");
        (await api.SendAsync(HttpMethod.Post, Drain, null, ("Origin", "https://portal.example.evil"), ("Sec-Fetch-Site", "cross-site"))).ShouldBeProblem(403, "cross-site");
    }

    [Theory]
    [InlineData("portal.example")]
    [InlineData("https://portal.example/")]
    [InlineData("https://portal.example/app")]
    [InlineData("*")]
    public async Task TrustedOrigins_NoOrigin_StopsTheStart(string origin) =>
        (await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => TestHost.StartAsync(
            store => store.Services.AddSingleton<IJournal>(new InMemoryJournal()), web => web.TrustedOrigins.Add(origin)))).Message.ShouldContain("TrustedOrigins");

    private Task<ApiReply> SendAsync(HttpMethod method, string? site, string? origin, string path = Drain)
    {
        List<(string, string)> headers = [];
        if (site is not null)
        {
            headers.Add(("Sec-Fetch-Site", site));
        }

        if (origin is not null)
        {
            headers.Add(("Origin", origin.Replace("{host}", hall.Host.Client.BaseAddress!.Authority, StringComparison.Ordinal)));
        }

        return hall.Api.SendAsync(method, path, null, [.. headers]);
    }
}
