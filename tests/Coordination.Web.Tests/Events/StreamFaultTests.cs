using Coordination.Access;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordination.Web.Tests.Events;

public sealed class StreamFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly SubmitRequest Submission = new() { Centre = TestPlan.Centre, Service = new ServiceId("service-0") };

    [Fact]
    public async Task Stream_JournalCannotBeRead_EndsInGoodOrderAndTheReaderComesBack()
    {
        var journal = FaultyJournal.Around(new InMemoryJournal());
        await using var host = await TestHost.StartAsync(store => store.Services.AddSingleton((IJournal)(object)journal));
        await host.PublishAsync();
        await using var reader = await SseReader.OpenAsync(host.Client, "/v1/events");
        await reader.CommentAsync();

        journal.FailOn(nameof(IJournal.ReadFeedAsync), new JournalUnavailableException("away"));
        (await host.Coordination.SubmitAsync(Submission, new CommandMeta(new Actor(ActorKind.Citizen, "test")))).Require();
        (await reader.NextAsync()).ShouldBeNull();

        journal.Repair();
        await using var back = await SseReader.OpenAsync(host.Client, "/management/v1/events", reader.LastId);
        (await back.NextAsync()).ShouldNotBeNull();
        host.Log.Lines.ShouldContain(line => line.StartsWith("Warning 3020", StringComparison.Ordinal) && line.Contains("away", StringComparison.Ordinal));
    }

    /// <remarks>Another host may revoke what this one cannot see any more.</remarks>
    [Fact]
    public async Task Stream_WhetherItsKeyHoldsCannotBeRead_Ends()
    {
        var admin = new CommandMeta(new Actor(ActorKind.Administrator, "test"));
        var journal = FaultyJournal.Around(new InMemoryJournal());
        await using var host = await TestHost.StartAsync(
            store => store.Services.AddSingleton((IJournal)(object)journal), services: services => services.AddCoordinationAccess());
        await host.PublishAsync();
        var access = host.Coordination.Access(TestPlan.Centre);
        var add = new AddPrincipal(PrincipalKind.Person) { Grants = [new Grant(Role.Viewer, TestPlan.Centre)], Reason = "A test." };
        var viewer = (await access.ExecuteAsync(add, admin)).Require().Principal!.Value;
        var key = (await access.ExecuteAsync(new IssueKey(viewer, DateTimeOffset.UtcNow.AddDays(1)) { Reason = "A test." }, admin)).Require().Secret!;
        await host.Service<AccessDirectory>().RefreshAsync();
        await using var reader = await SseReader.OpenAsync(host.Client, "/v1/events?centre=hall", null, ("X-Api-Key", key));

        journal.FailOn(nameof(IJournal.ReadVersionsAsync), new JournalUnavailableException("away"));

        (await reader.NextAsync().WaitAsync(Patience)).ShouldBeNull();
        host.Log.Lines.ShouldContain(line => line.StartsWith("Warning 3021", StringComparison.Ordinal));
        journal.Repair();
        await using var back = await SseReader.OpenAsync(host.Client, "/v1/events?centre=hall", reader.LastId, ("X-Api-Key", key));
        (await access.ExecuteAsync(new RevokeCredential(key[4..12]) { Reason = "A test." }, admin)).Require();
        (await back.NextAsync().WaitAsync(Patience)).ShouldBeNull();
    }
}
