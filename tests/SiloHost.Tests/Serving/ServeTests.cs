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
        await using var served = await Served.StartGuardedAsync("--in-process", "--data", Data, "--urls", $"http://0.0.0.0:{FreePort.Next()}", "--trusted-proxy", "192.0.2.7");

        served.Client.BaseAddress!.Host.ShouldBe("localhost");
        served.Welcome[0].ShouldContain($":{served.Client.BaseAddress.Port} (every address of this machine).");
        served.Welcome.Skip(1).ShouldNotContain(line => line.Contains("[::]", StringComparison.Ordinal) || line.Contains("0.0.0.0", StringComparison.Ordinal));
        (await served.Client.GetStringAsync("/v1/centres/riverside/services")).ShouldContain("general-enquiry");
    }

    [Theory]
    [InlineData("http://[::]:5080", "http://localhost:5080")]
    [InlineData("https://0.0.0.0:443", "https://localhost:443")]
    [InlineData("http://*:80", "http://localhost:80")]
    [InlineData("http://192.0.2.7:5080", "http://192.0.2.7:5080")]
    public void Clickable_AnAddressThatIsListenedOn_LeadsSomewhere(string listened, string shown) => StartupBanner.Clickable(listened).ShouldBe(shown);

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
            new Dictionary<string, string> { ["ASPNETCORE_PREFERHOSTINGURLS"] = "true", ["ASPNETCORE_URLS"] = other.OriginalString }, "--data", Data, "--in-process");

        using var client = new HttpClient { BaseAddress = other };
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/health/live"));
    }

    [Fact]
    public async Task Serve_VerboseAndQuieterSettings_LogsEverything()
    {
        using var serving = await ServingProcess.StartAsync(
            new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Error", ["Logging__LogLevel__Coordination"] = "Error" }, "--data", Data, "--verbose", "--in-process");

        await serving.SaysAsync("Opened the journal");
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
        await using (var first = await Served.StartAsync("--in-process", "--data", Data, "--plan", file))
        {
            (await VersionAsync(first)).ShouldBe(1);
        }

        await using (var same = await Served.StartAsync("--in-process", "--data", Data, "--plan", file))
        {
            (await VersionAsync(same)).ShouldBe(1);
        }

        await File.WriteAllBytesAsync(file, PlanDocument.WriteIndented(SamplePlan.Load() with { Name = "Another Hall" }));
        await using var changed = await Served.StartAsync("--in-process", "--data", Data, "--plan", file);
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
