using System.Net;
using System.Text;
using System.Text.Json;
using Coordination.Plans;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Ports;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

public sealed class ServeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-serve").FullName;

    private string Data => Path.Combine(_folder, "sub", "hall.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Serve_FirstStart_ServesTheSampleHallAndSaysWhereToLook()
    {
        await using var served = await Served.StartAsync("--data", Data);

        served.Welcome[0].ShouldContain("Riverside Town Hall");
        served.Welcome.ShouldContain(line => line.Contains("/openapi/v1.json", StringComparison.Ordinal));
        served.Welcome.ShouldContain(line => line.Contains("curl", StringComparison.Ordinal));
        (await served.Client.GetStringAsync("/v1/centres/riverside/services")).ShouldContain("general-enquiry");
        (await served.StopAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Serve_OnEveryAddress_ShowsOneThatCanBeClickedAndSaysOnWhichItListens()
    {
        await using var served = await Served.StartGuardedAsync("--data", Data, "--urls", $"http://0.0.0.0:{FreePort.Next()}", "--trusted-proxy", "192.0.2.7");

        served.Client.BaseAddress!.Host.ShouldBe("localhost");
        served.Welcome[0].ShouldContain($":{served.Client.BaseAddress.Port} (every address of this machine).");
        served.Welcome.Skip(1).ShouldNotContain(line => line.Contains("[::]", StringComparison.Ordinal) || line.Contains("0.0.0.0", StringComparison.Ordinal));
        (await served.Client.GetStringAsync("/v1/centres/riverside/services")).ShouldContain("general-enquiry");
    }

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
        await using var served = await Served.StartGuardedAsync("--data", Data);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = served.Client.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accepts);

        using var answer = await client.GetAsync("/");

        answer.Headers.Vary.ShouldContain("Accept");
        answer.StatusCode.ShouldBe(isPage ? HttpStatusCode.SeeOther : HttpStatusCode.OK);
        answer.Headers.Location?.OriginalString.ShouldBe("/sign-in");
        (await answer.Content.ReadAsStringAsync()).Contains("/openapi/v1.json", StringComparison.Ordinal).ShouldBe(!isPage);
    }

    [Theory]
    [InlineData("http://[::]:5080", "http://localhost:5080")]
    [InlineData("https://0.0.0.0:443", "https://localhost:443")]
    [InlineData("http://*:80", "http://localhost:80")]
    [InlineData("http://192.0.2.7:5080", "http://192.0.2.7:5080")]
    public void Clickable_AnAddressThatIsListenedOn_LeadsSomewhere(string listened, string shown) => StartupBanner.Clickable(listened).ShouldBe(shown);

    [Fact]
    public async Task Serve_Alone_IsASiloAndShowsNoDashboard()
    {
        await using var served = await Served.StartAsync("--data", Data);

        served.Welcome.ShouldContain(line => line.Contains("gateway 127.0.0.1:", StringComparison.Ordinal));
        (await served.Client.GetAsync("/dashboard/")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Serve_Dashboard_ShowsTheGrainsOfTheSilo()
    {
        await using var served = await Served.StartAsync("--data", Data, "--dashboard");

        (await served.Client.GetStringAsync("/dashboard/")).ShouldContain("<html");
    }

    [Fact]
    public async Task Serve_InProcess_ServesWithoutASilo()
    {
        await using var served = await Served.StartAsync("--data", Data, "--in-process");

        served.Welcome.ShouldNotContain(line => line.Contains("gateway", StringComparison.Ordinal));
        (await served.Client.GetStringAsync("/v1/centres/riverside/services")).ShouldContain("general-enquiry");
        (await served.StopAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Serve_SettingsPreferOtherAddresses_ListensOnTheCheckedOnesAlone()
    {
        var other = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        using var serving = await ServingProcess.StartAsync(
            new Dictionary<string, string> { ["ASPNETCORE_PREFERHOSTINGURLS"] = "true", ["ASPNETCORE_URLS"] = other.OriginalString }, "--data", Data);

        using var client = new HttpClient { BaseAddress = other };
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/health/live"));
    }

    [Fact]
    public async Task Serve_VerboseAndQuieterSettings_LogsEverything()
    {
        using var serving = await ServingProcess.StartAsync(
            new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Error", ["Logging__LogLevel__Coordination"] = "Error" }, "--data", Data, "--verbose");

        serving.Errors.ShouldContain("Opened the journal");
    }

    [Fact]
    public async Task Serve_StartedAgain_KeepsWhatIsStored()
    {
        string location;
        await using (var first = await Served.StartAsync("--data", Data))
        {
            var reply = await first.Client.PostAsync("/v1/centres/riverside/requests", new StringContent("""{"service":"general-enquiry"}""", Encoding.UTF8, "application/json"));
            location = reply.EnsureSuccessStatusCode().Headers.Location!.OriginalString;
        }

        await using var second = await Served.StartAsync("--data", Data);

        (await second.Client.GetStringAsync(location)).ShouldContain("\"waiting\"");
        (await VersionAsync(second)).ShouldBe(1);
    }

    [Fact]
    public async Task Serve_WithAPlan_PublishesItOnlyWhenItDiffers()
    {
        var file = Path.Combine(_folder, "plan.json");
        await File.WriteAllBytesAsync(file, PlanDocument.Write(SamplePlan.Load()));
        await using (var first = await Served.StartAsync("--data", Data, "--plan", file))
        {
            (await VersionAsync(first)).ShouldBe(1);
        }

        await using (var same = await Served.StartAsync("--data", Data, "--plan", file))
        {
            (await VersionAsync(same)).ShouldBe(1);
        }

        await File.WriteAllBytesAsync(file, PlanDocument.WriteIndented(SamplePlan.Load() with { Name = "Another Hall" }));
        await using var changed = await Served.StartAsync("--data", Data, "--plan", file);
        (await VersionAsync(changed)).ShouldBe(2);
    }

    [Fact]
    public async Task Serve_StoppedWithAnOpenStream_EndsInGoodOrder()
    {
        await using var served = await Served.StartAsync("--data", Data);
        using var stream = await served.Client.GetAsync("/v1/events", HttpCompletionOption.ResponseHeadersRead);

        (await served.StopAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Serve_ForeignHostName_IsRefused()
    {
        await using var served = await Served.StartAsync("--data", Data);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/centres/riverside/services");
        request.Headers.Host = "evil.example";

        ((int)(await served.Client.SendAsync(request)).StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task Serve_AnyOtherPath_IsAProblem()
    {
        await using var served = await Served.StartAsync("--data", Data);

        var reply = await served.Client.GetAsync("/nowhere");

        reply.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await served.Client.GetStringAsync("/")).ShouldContain("/openapi/v1.json");
    }

    [Fact]
    public async Task Serve_Demo_CompletesRequests()
    {
        await using var served = await Served.StartAsync("--data", Data, "--demo", "--speed", "1000");
        using var stream = await served.Client.GetAsync("/v1/events?after=0", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());
        var wanted = new HashSet<string> { "request.submitted", "item.assigned", "item.offered", "item.started", "item.completed", "request.rated" };

        while (wanted.Count > 0)
        {
            var line = (await lines.ReadLineAsync()).ShouldNotBeNull();
            wanted.RemoveWhere(name => line == $"event: {name}");
        }

        (await served.StopAsync()).ShouldBe(0);
    }

    private static async Task<long> VersionAsync(Served served)
    {
        using var state = JsonDocument.Parse(await served.Client.GetStringAsync("/management/v1/centres/riverside/state"));
        return state.RootElement.GetProperty("plan").GetInt64();
    }
}
