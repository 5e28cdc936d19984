using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Tests.Fuzz.Halls;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Shouldly;
using Xunit.Abstractions;

namespace Coordination.Web.Tests.Fuzz;

/// <summary>
/// Whatever is sent, the answer is one that the document has, a problem says what is wrong with what, and the hall works on. What is sent
/// follows from the API's own document and from a seed.
/// </summary>
/// <remarks><c>COORDINATION_FUZZ</c> sets how many requests (3,000 without it), <c>COORDINATION_SEED</c> the seed.</remarks>
public sealed class FuzzTests(FuzzHall hall, ITestOutputHelper output) : IClassFixture<FuzzHall>
{
    private const int QuietLane = 45;

    private Api Api => new(hall.Host.Client);

    [Fact]
    public async Task Operations_InTheDocument_HaveABodyOnRecord() =>
        (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Where(operation => operation.Method != "get").Select(operation => operation.Id)
            .ShouldBe(WritingOperations.Bodies.Keys, ignoreOrder: true);

    [Fact]
    public async Task Host_RequestsOfEveryKind_AnswersAsItsDocumentSaysAndWorksOn()
    {
        var fuzzer = new Fuzzer(hall.Host, FuzzSettings.Seed) { ReachesAll = true };

        await fuzzer.RunAsync(FuzzSettings.Requests);

        output.WriteLine($"seed {FuzzSettings.Seed}: {fuzzer.Tally}");
        fuzzer.Findings.Count.ShouldBe(0, fuzzer.Report());
        hall.Host.Log.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
        fuzzer.Tally.Taken.ShouldBeLessThan(TimeSpan.FromSeconds(10), fuzzer.Report());
        fuzzer.Tally.Busy.ShouldBeLessThan(1 + (fuzzer.Tally.Sent / 20), fuzzer.Report());
        await EverythingWasReachedAsync(fuzzer);
        await TheHallWorksAsync();
        (await JournalVerifier.VerifyAsync(hall.Host.Service<IJournal>(), GrainReplays.All)).First.ShouldBeNull();
    }

    /// <summary>A fuzzer whose requests are all refused would find nothing.</summary>
    private async Task EverythingWasReachedAsync(Fuzzer fuzzer)
    {
        var operations = (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Select(operation => operation.Id).ToList();

        operations.Except(fuzzer.Tally.Succeeded.Keys).Except(Fuzzer.ByChanceOnly).ShouldBeEmpty(fuzzer.Report());
    }

    private async Task TheHallWorksAsync()
    {
        var lane = new Lane(Api, QuietLane);
        (await Api.GetAsync("/health/ready")).ShouldBe(200);
        var request = await lane.CompletedAsync();
        (await Api.PostAsync($"/v1/requests/{request}/rating", new { score = 5 })).ShouldBe(200);
        (await Api.GetAsync($"/v1/requests/{request}")).ShouldBe(200)["status"].ShouldBe("completed");
    }
}
