using System.Net;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.TestKit.Access;
using Coordination.Testing.Journal;
using Coordination.Web;
using Coordination.Web.Tests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordination.Console.Tests.Live;

/// <summary>Three states are told apart: nothing there, could not be read, and not current since.</summary>
public sealed class TroubleTests
{
    [Fact]
    public async Task Page_WhileTheStoreIsAway_SaysSoAndIsNotCurrentAndComesBack()
    {
        var journal = FaultyJournal.Around(new InMemoryJournal());
        await using var host = await StartAsync(journal);
        host.Client.DefaultRequestHeaders.Add("X-Api-Key", (await host.Coordination.NewKeyAsync(new Grant(Role.Supervisor, ConsolePlan.Centre))).Secret);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        (await host.Client.GetStringAsync("/console/halls/town")).ShouldContain("Nobody waits.");
        await using var stream = await PageStream.OpenAsync(host.Client, "/console/halls/town", patience.Token);
        await stream.NextViewAsync();
        journal.FailOn(nameof(IJournal.QueryAsync), new JournalUnavailableException("away"));
        (await host.Coordination.SubmitAsync(new SubmitRequest { Centre = ConsolePlan.Centre, Service = ConsolePlan.Paper }, new CommandMeta(Actor.Anonymous))).Require();

        await stream.UntilAsync("stale");
        using var answer = await host.Client.GetAsync("/console/halls/town");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Could not be read");
        page.ShouldNotContain("Nobody waits.");
        page.ShouldNotContain("away");

        // One that hangs is waited for a little.
        journal.HangOn(nameof(IJournal.QueryAsync));
        using var late = await host.Client.GetAsync("/console/halls/town", patience.Token);
        late.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await late.Content.ReadAsStringAsync()).ShouldContain("Could not be read");

        journal.Repair();
        (await stream.NextViewAsync()).ShouldNotContain("Nobody waits.");
    }

    // It is of no hall: which are there is asked of the record too.
    [Fact]
    public async Task Cluster_WhileTheStoreHangs_IsWaitedForALittle()
    {
        var journal = FaultyJournal.Around(new InMemoryJournal());
        await using var host = await StartAsync(journal);
        host.Client.DefaultRequestHeaders.Add("X-Api-Key", (await host.Coordination.NewKeyAsync(new Grant(Role.Auditor))).Secret);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        (await host.Client.GetStringAsync("/management/v1/centres/town/plan", patience.Token)).ShouldNotBeEmpty("Who asks is known by then.");
        journal.HangOn(nameof(IJournal.ReadVersionsAsync));

        using var late = await host.Client.GetAsync("/console/cluster", patience.Token);

        late.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await late.Content.ReadAsStringAsync()).ShouldContain("Could not be read");
    }

    private static async Task<TestHost> StartAsync(FaultyJournal journal)
    {
        var host = await TestHost.StartAsync(
            store => store.Services.AddSingleton((IJournal)(object)journal),
            web => web.InsecureActors = false,
            services: services =>
            {
                services.AddDataProtection().UseEphemeralDataProtectionProvider();
                services.AddCoordinationAccess().AddCoordinationConsole();
            },
            others: app => app.MapCoordinationConsole());
        (await host.Coordination.Plan(ConsolePlan.Centre).PublishAsync(ConsolePlan.Create(ConsolePlan.Centre), 0, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
        return host;
    }
}
