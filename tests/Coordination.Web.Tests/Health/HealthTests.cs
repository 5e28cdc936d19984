using Coordination.Hosting;
using Coordination.Journal;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordination.Web.Tests.Health;

public sealed class HealthTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task Live_Always_IsLive() => (await hall.Api.GetAsync("/health/live")).ShouldBe(200)["status"].ShouldBe("live");

    [Fact]
    public async Task Ready_JournalAndCentreAnswer_IsReady() =>
        (await hall.Api.GetAsync("/health/ready")).ShouldBe(200).Body.GetProperty("checked").EnumerateArray().Select(part => part.GetString())
            .ShouldBe(["journal", "plans", "centre hall"]);

    [Fact]
    public async Task Ready_JournalCannotBeWritten_SaysSoWithoutTheInside()
    {
        var journal = FaultyJournal.Around(new InMemoryJournal());
        await using var host = await StartAsync(journal, 60_000);
        journal.FailOn(nameof(IJournal.CheckAsync), new JournalUnavailableException("secret detail"));

        var reply = (await new Api(host.Client).GetAsync("/health/ready")).ShouldBeProblem(503, "not-ready", "journal");

        reply.RetryAfter.ShouldBe("5");
        reply.Text.ShouldNotContain("secret detail");
        host.Log.Lines.ShouldContain(line => line.Contains("secret detail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ready_JournalDoesNotAnswer_SaysSoInTime()
    {
        var journal = FaultyJournal.Around(new InMemoryJournal());
        await using var host = await StartAsync(journal, 50);
        journal.HangOn(nameof(IJournal.CheckAsync));

        (await new Api(host.Client).GetAsync("/health/ready")).ShouldBeProblem(503, "not-ready", "journal");
        (await new Api(host.Client).GetAsync("/health/live")).ShouldBe(200);
    }

    [Fact]
    public async Task Ready_HallsStillToBeWoken_SaysHowManyAreAtWork()
    {
        var (halls, progress) = ((Woken: 12, All: 340), new StartProgress());
        progress.Halls = () => halls;
        await using var host = await TestHost.StartAsync(store => store.Services.AddSingleton<IJournal>(new InMemoryJournal()).AddSingleton(progress));
        var api = new Api(host.Client);

        (await api.GetAsync("/health/ready")).ShouldBe(200)["waking"].ShouldBe("waking 12 of 340 halls");

        halls = (340, 340);
        (await api.GetAsync("/health/ready")).ShouldBe(200).Body.TryGetProperty("waking", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Ready_HostToldToStop_SendsNewCallsElsewhereAndStillAnswers()
    {
        await using var host = await StartAsync(FaultyJournal.Around(new InMemoryJournal()), 60_000);
        var api = new Api(host.Client);
        (await api.GetAsync("/health/ready")).ShouldBe(200);

        host.AnnounceStop();

        (await api.GetAsync("/health/ready")).ShouldBeProblem(503, "not-ready");
        (await api.GetAsync("/health/live")).ShouldBe(200);
        host.Log.Lines.ShouldBeEmpty();
    }

    private static Task<TestHost> StartAsync(FaultyJournal journal, int timeoutMilliseconds) => TestHost.StartAsync(
        store => store.Services.AddSingleton((IJournal)(object)journal), web => web.ReadyTimeout = TimeSpan.FromMilliseconds(timeoutMilliseconds));
}
