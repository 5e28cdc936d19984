using System.Globalization;
using System.Text;
using Coordination.Plans;
using Coordination.SiloHost.TestKit;
using Coordination.SiloHost.Tests.Serving;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Telemetry;

/// <summary>What a running host shows to Prometheus, against the dashboard, the alert rules and the documentation.</summary>
public sealed class MetricsTests : IAsyncLifetime
{
    /// <summary>Attributes that only a fault brings, or that Prometheus itself adds.</summary>
    private static readonly string[] NotOfEveryRun = ["error_type", "instance"];

    private readonly TemporaryFolder _folder = new();
    private string _scrape = "";

    public async Task InitializeAsync()
    {
        var plan = _folder.File("plan.json");
        await File.WriteAllBytesAsync(plan, PlanDocument.Write(TestPlans.OneDesk()));
        await using var served = await Served.StartAsync("--data", _folder.File("hall.db"), "--plan", plan, "--metrics");
        using var stream = await served.Client.GetAsync("/v1/events", HttpCompletionOption.ResponseHeadersRead);
        await PostAsync(served, "/v1/centres/hall/staff/anna/sign-on", "{}");
        var first = await PostAsync(served, "/v1/centres/hall/requests", """{"service":"passport"}""");
        await PostAsync(served, "/v1/centres/hall/requests", """{"service":"passport"}""");
        ((int)(await PostAsync(served, $"{first.Headers.Location}/rating", """{"score":5}""")).StatusCode).ShouldBe(409);

        // The centre gives the first one out by itself, and the counts are read beside the first scrape.
        for (var since = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(1) && !IsComplete(_scrape);)
        {
            _scrape = await served.Client.GetStringAsync("/metrics");
        }
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Scrape_OfOurMeters_AreExactlyTheDocumentedOnes() =>
        ExportedNames.OfTypes(_scrape).Where(name => name.StartsWith("coordination_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ShouldBe(ExportedNames.Documented().Order(StringComparer.Ordinal));

    [Fact]
    public void Queries_OfDashboardAndAlerts_ReadOnlyWhatIsExported()
    {
        var exported = ExportedNames.OfScrape(_scrape);
        var used = ExportedNames.Queries().SelectMany(ExportedNames.OfQuery).Distinct().ToList();

        used.Count.ShouldBeGreaterThan(15);
        used.Where(name => !exported.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Queries_OfDashboardAndAlerts_UseOnlyAttributesThatAreExported()
    {
        var exported = ExportedNames.LabelsOf(_scrape);

        ExportedNames.Queries().SelectMany(ExportedNames.LabelsOfQuery).Distinct().Where(label => !exported.Contains(label) && !NotOfEveryRun.Contains(label)).ShouldBeEmpty();
    }

    [Fact]
    public void Scrape_OfTheOthers_HoldsServerRuntimeAndOrleans()
    {
        var exported = ExportedNames.OfTypes(_scrape);

        exported.ShouldContain("http_server_request_duration_seconds");
        exported.ShouldContain(name => name.StartsWith("dotnet_gc_", StringComparison.Ordinal));
        exported.ShouldContain(name => name.StartsWith("orleans_", StringComparison.Ordinal));
    }

    [Fact]
    public void Scrape_AfterKnownTraffic_HasItsValues()
    {
        _scrape.Split('\n').ShouldContain(line => line.StartsWith("coordination_queue_length{", StringComparison.Ordinal) && line.Contains("coordination_urgency=\"3\"", StringComparison.Ordinal) && Value(line) == 1);
        _scrape.Split('\n').ShouldContain(line => line.StartsWith("coordination_command_refusals_total{", StringComparison.Ordinal) && line.Contains("coordination_refusal_code=\"wrong-state\"", StringComparison.Ordinal) && Value(line) == 1);
        _scrape.Split('\n').ShouldContain(line => line.StartsWith("coordination_feed_streams", StringComparison.Ordinal) && Value(line) == 1);
    }

    // Prometheus' text form: the value follows the attributes, and a timestamp may follow the value.
    private static double Value(string line) =>
        double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);

    private static bool IsComplete(string scrape) =>
        scrape.Contains("coordination_queue_wait_duration_seconds_count", StringComparison.Ordinal) && scrape.Contains("coordination_requests{", StringComparison.Ordinal)
        && scrape.Contains("coordination_service_level_time_to_breach_seconds{", StringComparison.Ordinal);

    private static async Task<HttpResponseMessage> PostAsync(Served served, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await served.Client.PostAsync(path, content);
    }
}
