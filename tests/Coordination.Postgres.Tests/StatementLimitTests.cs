using Coordination.Postgres.Storage;
using Coordination.TestKit.Clocks;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

public sealed class StatementLimitTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    // Npgsql waits for the server in whatever thread cancels.
    [Fact]
    public async Task Token_CallerGivesUp_IsCancelledOutsideTheThreadPool()
    {
        using var caller = new CancellationTokenSource();
        using var limit = new StatementLimit(Long, new StoppedTime(), caller.Token);
        var cancelling = CancelledInThePoolAsync(limit);

        await caller.CancelAsync();

        (await cancelling).ShouldBeFalse();
    }

    [Fact]
    public async Task Token_TimeIsUp_IsCancelledOutsideTheThreadPool()
    {
        var time = new StoppedTime();
        using var limit = new StatementLimit(Long, time);
        var cancelling = CancelledInThePoolAsync(limit);

        await time.RingAsync();

        (await cancelling).ShouldBeFalse();
    }

    [Fact]
    public async Task Token_CallerHadGivenUpBefore_IsCancelled()
    {
        using var limit = new StatementLimit(Long, new StoppedTime(), new CancellationToken(canceled: true));

        await CancelledInThePoolAsync(limit);

        limit.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task Token_LimitIsDisposed_IsNotCancelledByItsCaller()
    {
        using var caller = new CancellationTokenSource();
        var limit = new StatementLimit(Long, new StoppedTime(), caller.Token);
        limit.Dispose();

        await caller.CancelAsync();

        limit.Token.IsCancellationRequested.ShouldBeFalse();
    }

    private static Task<bool> CancelledInThePoolAsync(StatementLimit limit)
    {
        var cancelling = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        limit.Token.Register(() => cancelling.SetResult(Thread.CurrentThread.IsThreadPoolThread));
        return cancelling.Task;
    }
}
