using Coordination.Console.Live;
using Coordination.Console.Tests.Hosting;
using Coordination.Web.Events;
using Shouldly;

namespace Coordination.Console.Tests.Live;

/// <summary>However much happens, a view is rendered at its pace, and shows the latest.</summary>
public sealed class PaceTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task View_WhileMuchHappens_IsRenderedAtItsPaceAndOfTheLatest()
    {
        using var patience = new CancellationTokenSource(Patience);
        var (feed, renderings, shown) = (hall.Host.Service<EventFeed>(), 0, 0L);
        var view = new LiveView(
            ConsolePlan.Centre,
            feed,
            async stop =>
            {
                var rendering = Interlocked.Increment(ref renderings);
                Interlocked.Exchange(ref shown, await feed.ReadLastSequenceAsync(stop));
                return $"<p>{rendering}</p>";
            },
            _ => { });
        var reader = view.Enter()!;
        var begun = TimeProvider.System.GetTimestamp();
        await reader.Reader.ReadAsync(patience.Token);
        while (TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(2))
        {
            await hall.SubmitAsync(ConsolePlan.Paper);
        }

        var last = await feed.ReadLastSequenceAsync(patience.Token);
        while (Interlocked.Read(ref shown) < last)
        {
            await reader.Reader.ReadAsync(patience.Token);
        }

        var taken = TimeProvider.System.GetElapsedTime(begun);
        view.Leave(reader).ShouldBeTrue();
        Volatile.Read(ref renderings).ShouldBeInRange(2, 2 + (int)(taken / TimeSpan.FromMilliseconds(700)));
    }
}
