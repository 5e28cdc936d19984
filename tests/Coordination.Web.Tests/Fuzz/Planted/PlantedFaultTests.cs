using Coordination.Journal;
using Coordination.Testing.Journal;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordination.Web.Tests.Fuzz.Planted;

/// <summary>The fuzzer finds what it is for.</summary>
public sealed class PlantedFaultTests(PlantedFaultTests.PlantedHost planted) : IClassFixture<PlantedFaultTests.PlantedHost>
{
    private const int Requests = 400;

    [Theory]
    [InlineData("throws", "a fault of the server")]
    [InlineData("takesUnknownFields", "it took a body that the document does not allow")]
    [InlineData("leaks", "it tells of the inside: System.InvalidOperationException")]
    [InlineData("givesAnotherForm", "givesAnotherForm 200: /count")]
    [InlineData("givesAnotherStatus", "410 application/problem+json is not in the document")]
    [InlineData("refusesInPlainText", "no problem document")]
    [InlineData("namesNoField", "invalid that names no field")]
    [InlineData("saysNotWhen", "503 invalid without Retry-After")]
    [InlineData("forgetsKeys", "repeated with its key, it is answered otherwise")]
    [InlineData("takesAnyParameter", "it succeeded, and should have been refused")]
    [InlineData("maybeFramed", "no header X-Frame-Options: DENY")]
    public async Task Fuzzer_EndpointWithAFault_FindsItAndSaysHowToSeeIt(string operation, string complaint)
    {
        var fuzzer = new Fuzzer(planted.Host, seed: 1) { Calls = one => one.Id == operation };

        await fuzzer.RunAsync(Requests);

        var finding = fuzzer.Findings.FirstOrDefault(finding => finding.Complaint.Contains(complaint, StringComparison.Ordinal)).ShouldNotBeNull(fuzzer.Report());
        finding.Text.ShouldContain("curl -i --path-as-is -X POST 'http://127.0.0.1:");
        fuzzer.Report().ShouldStartWith("seed 1: ");
    }

    [Fact]
    public async Task Fuzzer_EndpointThatDoesNotAnswer_FindsIt()
    {
        var fuzzer = new Fuzzer(planted.Host, seed: 1) { Calls = one => one.Id == "neverAnswers", Patience = TimeSpan.FromMilliseconds(200) };

        await fuzzer.RunAsync(requests: 20);

        fuzzer.Findings.ShouldContain(finding => finding.Complaint == "no answer in time");
    }

    [Fact]
    public async Task Fuzzer_EndpointWithoutFault_FindsNothing()
    {
        var fuzzer = new Fuzzer(planted.Host, seed: 1) { Calls = one => one.Id == "sound" };

        await fuzzer.RunAsync(Requests);

        fuzzer.Findings.Count.ShouldBe(0, fuzzer.Report());
        fuzzer.Tally.Succeeded["sound"].ShouldBeGreaterThan(Requests / 10);
    }

    /// <summary>A host that serves the planted endpoints beside its own.</summary>
    public sealed class PlantedHost : IAsyncLifetime
    {
        private TestHost? _host;

        internal TestHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

        public async Task InitializeAsync() => _host = await TestHost.StartAsync(
            store => store.Services.AddSingleton<IJournal>(new InMemoryJournal()), web => web.ServesNothingElse = true, others: BrokenEndpoints.Map);

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
