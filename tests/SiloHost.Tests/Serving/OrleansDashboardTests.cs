using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>Orleans' own dashboard stands behind the console's sign-in, and shows itself to administrators of all halls alone.</summary>
public sealed class OrleansDashboardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Dashboard_OfASilo_IsForAdministratorsOfAllHalls()
    {
        var data = _folder.File("hall.db");
        await using var served = await Served.StartAsync("--data", data, "--dashboard");
        var (all, one) = (await KeyAsync(data), await KeyAsync(data, "--hall", "riverside"));

        served.Welcome.ShouldContain(line => line.EndsWith("/console/orleans/", StringComparison.Ordinal));
        using var page = await GetAsync(served, "", all);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Orleans Dashboard");
        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'self'; ");
        page.Headers.GetValues("Content-Security-Policy").Single().Split("; ").Where(part => part.Contains("unsafe", StringComparison.Ordinal)).ShouldBe(["style-src-attr 'unsafe-inline'"]);

        // It counts once a second.
        var counted = "";
        for (var since = Stopwatch.GetTimestamp(); !counted.Contains("coordination", StringComparison.OrdinalIgnoreCase); await Task.Delay(TimeSpan.FromMilliseconds(100)))
        {
            Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(60), counted);
            using var counters = await GetAsync(served, "DashboardCounters", all);
            counted = await counters.Content.ReadAsStringAsync();
        }

        foreach (var path in (string[])["", "DashboardCounters", "index.min.js", "GrainState?centre=riverside", "?centre=riverside", "SiloProperties/x"])
        {
            using var stranger = await GetAsync(served, path, null);
            using var named = await GetAsync(served, path, null, actor: "administrator:ada");
            using var ofOneHall = await GetAsync(served, path, one);
            stranger.StatusCode.ShouldBe(HttpStatusCode.SeeOther, path);
            named.StatusCode.ShouldBe(HttpStatusCode.SeeOther, path);
            ofOneHall.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }
    }

    private static async Task<string> KeyAsync(string data, params string[] more)
    {
        var made = await Cli.RunAsync(["access", "key", "--data", data, "--role", "administrator", .. more, "--reason", "A test."]);
        return made.Output.Split('\n')[0];
    }

    private static async Task<HttpResponseMessage> GetAsync(Served served, string path, string? key, string? actor = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = served.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (actor is not null)
        {
            client.DefaultRequestHeaders.Add("X-Actor", actor);
        }

        return await client.GetAsync($"/console/orleans/{path}");
    }
}
