using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Tests.Fuzz.Halls;
using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit.Abstractions;

namespace Coordination.Web.Tests.Fuzz;

/// <summary>The same where callers prove who they are, or do not: besides, nothing succeeds that the table of docs/access.md forbids.</summary>
public sealed class KeyedFuzzTests(KeyedFuzzHall hall, ITestOutputHelper output) : IClassFixture<KeyedFuzzHall>
{
    private const int MostMissing = 10;

    [Fact]
    public async Task Host_CallersWithAndWithoutKeys_AnswersAsItsDocumentAndTheTableSay()
    {
        var fuzzer = new Fuzzer(hall.Host, FuzzSettings.Seed) { Keys = await FuzzKeys.MakeAsync(hall.Host) };

        await fuzzer.RunAsync(FuzzSettings.Requests);

        // Most who call may not do what they try, and chance decides who comes to what: where too little was done, they try again.
        for (var again = 0; again < 3 && Missing(fuzzer) >= MostMissing; again++)
        {
            await fuzzer.RunAsync(FuzzSettings.Requests);
        }

        output.WriteLine($"seed {FuzzSettings.Seed}: {fuzzer.Tally}");
        fuzzer.Findings.Count.ShouldBe(0, fuzzer.Report());
        hall.Host.Log.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
        Missing(fuzzer).ShouldBeLessThan(MostMissing, fuzzer.Report());
        (await JournalVerifier.VerifyAsync(hall.Host.Service<IJournal>(), GrainReplays.All)).First.ShouldBeNull();
    }

    private static int Missing(Fuzzer fuzzer) => WritingOperations.Bodies.Keys.Except(fuzzer.Tally.Succeeded.Keys).Count();
}
