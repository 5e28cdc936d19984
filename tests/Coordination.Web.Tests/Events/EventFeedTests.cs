using Coordination.Hosting;
using Coordination.Journal;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Coordination.Web.Events;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Events;

public sealed class EventFeedTests : IAsyncLifetime
{
    private readonly IHost _host = Make();

    private ICoordination Coordination => _host.Services.GetRequiredService<ICoordination>();

    public Task InitializeAsync() => _host.StartAsync();

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    [Fact]
    public async Task Read_SamePlace_SharesOneReading()
    {
        using var feed = new EventFeed(Coordination);
        await PublishAsync();

        var first = await feed.ReadAsync(0, default);
        var second = await feed.ReadAsync(0, default);

        first.Count.ShouldBe(1);
        second.ShouldBeSameAs(first);
    }

    [Fact]
    public async Task Read_NothingYet_IsAskedAgain()
    {
        using var feed = new EventFeed(Coordination);
        (await feed.ReadAsync(0, default)).ShouldBeEmpty();

        await PublishAsync();

        (await feed.ReadAsync(0, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Wait_JournalMoves_Ends()
    {
        using var feed = new EventFeed(Coordination);
        var waiting = feed.WaitAsync(feed.Head, Timeout.InfiniteTimeSpan, default);
        waiting.IsCompleted.ShouldBeFalse();

        await PublishAsync();

        await waiting;
        feed.Head.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Wait_MovedBefore_EndsAtOnce()
    {
        using var feed = new EventFeed(Coordination);
        await PublishAsync();

        feed.WaitAsync(0, Timeout.InfiniteTimeSpan, default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    /// <remarks>What is committed right after something was told is told at the end of the rest, and never forgotten.</remarks>
    [Fact]
    public async Task Wait_JournalMovesAgainAndAgain_TellsOfEverythingInTheEnd()
    {
        using var feed = new EventFeed(Coordination);
        for (var round = 1; round <= 20; round++)
        {
            await PublishAsync($"Hall {round}");
        }

        while (feed.Told < feed.Head)
        {
            await feed.WaitAsync(feed.Told, Timeout.InfiniteTimeSpan, default);
        }

        feed.Told.ShouldBe(20);
    }

    [Fact]
    public async Task Wait_ReaderGone_IsCancelled()
    {
        using var feed = new EventFeed(Coordination);
        using var gone = new CancellationTokenSource();
        var waiting = feed.WaitAsync(feed.Head, Timeout.InfiniteTimeSpan, gone.Token);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    private static IHost Make()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<IJournal>(new InMemoryJournal());
        builder.Services.AddCoordination();
        return builder.Build();
    }

    private async Task PublishAsync(string name = "Test Hall") => (await Coordination.Plan(TestPlan.Centre).PublishAsync(
        TestPlan.Create() with { Name = name }, null, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
}
