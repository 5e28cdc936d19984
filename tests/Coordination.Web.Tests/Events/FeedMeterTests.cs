using System.IO.Pipelines;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Telemetry;
using Coordination.Web.Events;
using Shouldly;

namespace Coordination.Web.Tests.Events;

/// <summary>How far readers are behind.</summary>
public sealed class FeedMeterTests
{
    [Fact]
    public async Task Lag_TwoReaders_IsThatOfTheSlowest()
    {
        using var measured = new Measurements();
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        using var feed = new EventFeed(hall.Host);
        using var meters = new FeedMeters(feed, measured);
        measured.Read("coordination.feed.lag").ShouldBe(["0"]);
        using var ended = new CancellationTokenSource();
        var (slow, quick) = (Stream(feed), Stream(feed));
        await Should.ThrowAsync<OperationCanceledException>(() => slow.RunAsync(1, new CancellationToken(canceled: true)));
        meters.Opened(slow);
        meters.Opened(quick);
        await hall.SubmitAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => quick.RunAsync(feed.Head, new CancellationToken(canceled: true)));

        measured.Read("coordination.feed.streams").ShouldBe(["2"]);
        measured.Read("coordination.feed.lag").ShouldBe([$"{feed.Head - 1}"]);
        feed.Head.ShouldBeGreaterThan(1);
        meters.Closed(slow);
        measured.Read("coordination.feed.lag").ShouldBe(["0"]);
        measured.Read("coordination.feed.streams").ShouldBe(["1"]);
    }

    private static EventStream Stream(EventFeed feed) =>
        new(feed, new StreamFilter(null, null, null), item => item.PublicFrame, new Pipe().Writer, TimeSpan.FromSeconds(15));
}
