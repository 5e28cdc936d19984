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
}
