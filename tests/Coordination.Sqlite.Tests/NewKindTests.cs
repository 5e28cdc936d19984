using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Simulation.Clock;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Coordination.TestKit.Kinds.Suggestions;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>A kind of grain that was added as the documentation says lives in a file like every other.</summary>
public sealed class NewKindTests : IDisposable
{
    private static readonly CommandMeta Chief = new(new Actor(ActorKind.Supervisor, "chief"));
    private static readonly SuggestionId Hours = new("longer-hours");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Suggestion_HostOverAFile_IsKeptAcrossARestartAndVerified()
    {
        await using (var journal = Journal())
        {
            await using var host = await StartAsync(journal);
            (await host.Plan(TestPlans.Hall).PublishAsync(TestPlans.OneDesk(), null, Chief)).Require();
            (await host.Suggestion(TestPlans.Hall, Hours).ExecuteAsync(new MakeSuggestion("Longer hours"), Chief)).Require();
        }

        await using var again = Journal();
        await using var restarted = await StartAsync(again);

        (await restarted.Suggestion(TestPlans.Hall, Hours).ReadAsync())!.Topic.ShouldBe("Longer hours");
        (await restarted.Suggestion(TestPlans.Hall, Hours).ExecuteAsync(new AnswerSuggestion(false), Chief)).Require().Version.ShouldBe(2);
        (await JournalVerifier.VerifyAsync(again, TestKinds.Replays)).First.ShouldBeNull();
    }

    [Fact]
    public async Task Verify_KindThatTheProgramDoesNotKnow_IsADifference()
    {
        await using var journal = Journal();
        await using var host = await StartAsync(journal);
        (await host.Plan(TestPlans.Hall).PublishAsync(TestPlans.OneDesk(), null, Chief)).Require();
        (await host.Suggestion(TestPlans.Hall, Hours).ExecuteAsync(new MakeSuggestion("Longer hours"), Chief)).Require();
        await host.StopAsync();
        SqliteFile.Execute(_folder.File("journal.db"), "UPDATE journal SET kind = 251 WHERE kind = 200; UPDATE grain SET kind = 251 WHERE kind = 200");

        var report = await JournalVerifier.VerifyAsync(journal, GrainReplays.All);

        report.First!.Found.ShouldContain("251");
    }

    private SqliteJournal Journal() => new(new SqliteJournalOptions { Path = _folder.File("journal.db") });

    private static async Task<EmbeddedHost> StartAsync(IJournal journal)
    {
        var host = TestKinds.Host(journal, new CoordinationOptions(), new VirtualClock(TestHall.Monday));
        await host.StartAsync();
        return host;
    }
}
