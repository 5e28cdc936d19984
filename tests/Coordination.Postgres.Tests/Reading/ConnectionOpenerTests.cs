using Coordination.Postgres.Reading;
using Coordination.TestKit.Clocks;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests.Reading;

public sealed class ConnectionOpenerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<TaskCompletionSource<NpgsqlConnection>> _begun = [];

    [Fact]
    public async Task OpenAsync_ManyAtOnce_BeginsAFewAndEachOfTheOthersWhenOneEnds()
    {
        var opener = new ConnectionOpener(HeldAsync, Patience, new StoppedTime());
        var all = Enumerable.Range(0, 100).Select(_ => opener.OpenAsync(CancellationToken.None).AsTask()).ToList();
        _begun.Count.ShouldBe(ConnectionOpener.AtOnce);

        for (var ended = 0; ended < all.Count; ended++)
        {
            await UntilBegunAsync(ended + 1);
            _begun.Count.ShouldBeLessThanOrEqualTo(ended + ConnectionOpener.AtOnce);
            if (ended % 2 == 0)
            {
                _begun[ended].SetResult(new NpgsqlConnection());
            }
            else
            {
                _begun[ended].SetException(new NpgsqlException("too many clients"));
            }
        }

        await Should.ThrowAsync<NpgsqlException>(Task.WhenAll(all));
        all.Count(one => one.IsCompletedSuccessfully).ShouldBe(50);
    }

    [Fact]
    public async Task OpenAsync_TurnThatDoesNotCome_IsGivenUp()
    {
        var opener = new ConnectionOpener(HeldAsync, TimeSpan.Zero, TimeProvider.System);
        var first = Enumerable.Range(0, ConnectionOpener.AtOnce).Select(_ => opener.OpenAsync(CancellationToken.None).AsTask()).ToList();

        await Should.ThrowAsync<TimeoutException>(async () => await opener.OpenAsync(CancellationToken.None));

        // Whoever gave up takes nobody's turn.
        _begun.ForEach(one => one.SetResult(new NpgsqlConnection()));
        await Task.WhenAll(first);
        var last = opener.OpenAsync(CancellationToken.None).AsTask();
        _begun[^1].TrySetResult(new NpgsqlConnection());
        await last;
    }

    [Fact]
    public async Task OpenAsync_CancelledWhileItWaits_IsCancelled()
    {
        var opener = new ConnectionOpener(HeldAsync, Patience, new StoppedTime());
        _ = Enumerable.Range(0, ConnectionOpener.AtOnce).Select(_ => opener.OpenAsync(CancellationToken.None).AsTask()).ToList();
        using var cancellation = new CancellationTokenSource();
        var waits = opener.OpenAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waits);
        _begun.Count.ShouldBe(ConnectionOpener.AtOnce);
    }

    private ValueTask<NpgsqlConnection> HeldAsync(CancellationToken cancellation)
    {
        var end = new TaskCompletionSource<NpgsqlConnection>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_begun)
        {
            _begun.Add(end);
        }

        return new ValueTask<NpgsqlConnection>(end.Task);
    }

    private async Task UntilBegunAsync(int count)
    {
        while (true)
        {
            lock (_begun)
            {
                if (_begun.Count >= count)
                {
                    return;
                }
            }

            await Task.Yield();
        }
    }
}
