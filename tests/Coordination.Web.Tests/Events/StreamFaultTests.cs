using Coordination.Journal;
using Coordination.TestKit.Journal;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordination.Web.Tests.Events;

public sealed class StreamFaultTests
{
    [Fact]
    public async Task Stream_JournalCannotBeRead_EndsInGoodOrderAndTheReaderComesBack()
    {
        var journal = FaultyJournal.Around(new InMemoryJournal());
        await using var host = await TestHost.StartAsync(store => store.Services.AddSingleton((IJournal)(object)journal));
        await using var reader = await SseReader.OpenAsync(host.Client, "/v1/events");
        await reader.CommentAsync();

        journal.FailOn(nameof(IJournal.ReadFeedAsync), new JournalUnavailableException("away"));
        await host.PublishAsync();
        (await reader.NextAsync()).ShouldBeNull();

        journal.Mend();
        await using var back = await SseReader.OpenAsync(host.Client, "/management/v1/events", reader.LastId);
        (await back.NextAsync()).ShouldNotBeNull();
        host.Log.Lines.ShouldContain(line => line.StartsWith("Warning 3020", StringComparison.Ordinal) && line.Contains("away", StringComparison.Ordinal));
    }
}
