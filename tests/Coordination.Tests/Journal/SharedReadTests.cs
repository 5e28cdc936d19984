using System.Threading.Channels;
using Coordination.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Journal;

/// <summary>Whoever asks gets what a read has found that began after they asked, and those who wait share one.</summary>
public sealed class SharedReadTests
{
    private readonly Channel<TaskCompletionSource<int>> _begun = Channel.CreateUnbounded<TaskCompletionSource<int>>();
    private readonly SharedRead<int> _shared;

    public SharedReadTests() => _shared = new SharedRead<int>(cancellation =>
    {
        var begun = new TaskCompletionSource<int>();
        cancellation.Register(() => begun.TrySetCanceled(cancellation));
        _begun.Writer.TryWrite(begun).ShouldBeTrue();
        return new ValueTask<int>(begun.Task);
    });

    [Fact]
    public async Task ReadAsync_NoneIsUnderWay_BeginsOneAtOnceEveryTime()
    {
        var first = _shared.ReadAsync();
        (await NextAsync()).SetResult(1);
        (await first).ShouldBe(1);

        var second = _shared.ReadAsync();
        (await NextAsync()).SetResult(2);

        (await second).ShouldBe(2);
    }

    [Fact]
    public async Task ReadAsync_OneIsUnderWay_IsNotAnsweredByIt()
    {
        var first = _shared.ReadAsync();
        var later = _shared.ReadAsync().AsTask();
        (await NextAsync()).SetResult(1);

        (await first).ShouldBe(1);
        later.IsCompleted.ShouldBeFalse();
        (await NextAsync()).SetResult(2);

        (await later).ShouldBe(2);
    }

    [Fact]
    public async Task ReadAsync_ManyWhileOneIsUnderWay_ShareTheNext()
    {
        var first = _shared.ReadAsync();
        var others = Enumerable.Range(0, 100).Select(_ => _shared.ReadAsync().AsTask()).ToList();
        (await NextAsync()).SetResult(1);
        await first;
        var shared = await NextAsync();
        var latest = _shared.ReadAsync().AsTask();
        shared.SetResult(2);

        (await Task.WhenAll(others)).ShouldAllBe(found => found == 2);
        (await NextAsync()).SetResult(3);

        (await latest).ShouldBe(3);
        _begun.Reader.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_OneFails_FailsForThoseWhoShareItOnly()
    {
        var first = _shared.ReadAsync().AsTask();
        var second = _shared.ReadAsync().AsTask();
        (await NextAsync()).SetException(new JournalUnavailableException("Gone."));
        await Should.ThrowAsync<JournalUnavailableException>(first);
        var shared = await NextAsync();
        var third = _shared.ReadAsync().AsTask();
        shared.SetException(new JournalUnavailableException("Gone still."));
        await Should.ThrowAsync<JournalUnavailableException>(second);

        (await NextAsync()).SetResult(3);

        (await third).ShouldBe(3);
    }

    [Fact]
    public async Task ReadAsync_WhoBeganOrWaitsGivesUp_OthersGetTheirAnswer()
    {
        using var cancellation = new CancellationTokenSource();
        var first = _shared.ReadAsync(cancellation.Token).AsTask();
        var impatient = _shared.ReadAsync(cancellation.Token).AsTask();
        var patient = _shared.ReadAsync().AsTask();

        await NextAsync();
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        await Should.ThrowAsync<OperationCanceledException>(impatient);
        (await NextAsync()).SetResult(2);

        (await patient).ShouldBe(2);
    }

    // The next read begins on whatever thread the one before has ended on.
    private async Task<TaskCompletionSource<int>> NextAsync() => await _begun.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
}
