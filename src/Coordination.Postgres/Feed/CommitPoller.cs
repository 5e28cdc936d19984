using System.Diagnostics;
using Coordination.Postgres.Reading;
using Coordination.Postgres.Storage;

namespace Coordination.Postgres.Feed;

/// <summary>Polls for commits of other processes, while somebody listens.</summary>
/// <remarks>
/// The server is polled: its notifications (LISTEN, NOTIFY) would make every commit in the database wait for one lock.
/// One small read an interval finds out whether sequences were taken since.
/// </remarks>
internal sealed class CommitPoller(Readers readers, TimeSpan interval, TimeProvider time, Action<long> moved) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Task? _work;
    private long _seen;

    /// <summary>Begins to look, once.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (!_stop.IsCancellationRequested)
            {
                _work ??= Task.Run(WorkAsync);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task? work;
        lock (_gate)
        {
            _stop.Cancel();
            work = _work;
        }

        await (work ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        // The watch is no part of the call that began it.
        Activity.Current = null;
        _seen = await TryPollAsync();
        while (true)
        {
            await Task.Delay(interval, time, _stop.Token);
            var horizon = await TryPollAsync();
            if (horizon > _seen)
            {
                _seen = horizon;
                moved(horizon);
            }
        }
    }

    private async ValueTask<long> TryPollAsync()
    {
        try
        {
            return await readers.ReadAsync((connection, stop) => FeedReader.ReadHorizonAsync(connection, readers.Texts, stop), _stop.Token);
        }
        catch (CoordinationException)
        {
            // Readers and writers get the fault themselves; the next poll may succeed.
            return _seen;
        }
    }
}
