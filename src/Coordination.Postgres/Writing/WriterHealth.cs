namespace Coordination.Postgres.Writing;

/// <summary>Why a writer's last group failed: until it commits one again, and for no longer than a while.</summary>
/// <remarks>
/// A check writes so little that it finds room on a full disk where no append does, so the appends themselves are asked. Not
/// for ever: a host that is sent no more commands because it is not ready would have no commit to be ready by.
/// </remarks>
internal sealed class WriterHealth(TimeProvider time, TimeSpan lasts)
{
    private volatile Failure? _last;

    /// <summary>The fault; null when there is none of late.</summary>
    public Exception? CurrentFault => _last is { } last && time.GetElapsedTime(last.At) < lasts ? last.Fault : null;

    public void RecordFailure(Exception fault) => _last = new Failure(fault, time.GetTimestamp());

    public void RecordSuccess() => _last = null;

    private sealed record Failure(Exception Fault, long At);
}
