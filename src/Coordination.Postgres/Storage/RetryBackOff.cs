namespace Coordination.Postgres.Storage;

/// <summary>Growing, jittered pauses between attempts, within a bounded time.</summary>
/// <remarks>Jitter, so that many processes do not all come back to a restarted server in the same moment.</remarks>
internal sealed class RetryBackOff(TimeProvider time, TimeSpan within, long since)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private TimeSpan _next = First;

    public RetryBackOff(TimeProvider time, TimeSpan within)
        : this(time, within, time.GetTimestamp())
    {
    }

    /// <summary>Waits before the next attempt; false when there is no time for one.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellation = default)
    {
        var left = within - time.GetElapsedTime(since);
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        var pause = _next * (0.5 + (Jitter(time.GetTimestamp()) / 2));
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        await Task.Delay(pause < left ? pause : left, time, cancellation);
        return true;
    }

    // The clock's last digits differ from process to process; chance need not be better than that here.
    private static double Jitter(long timestamp) => timestamp / 100 % 1000 / 1000.0;
}
