namespace Coordination.Postgres.Writing;

/// <summary>Why a writer's last group failed: until it commits one again, and for no longer than a while.</summary>
/// <remarks>
/// A check writes so little that it finds room on a full disk where no append does, so the appends themselves are asked. Not
/// for ever: a host that is sent no more commands because it is not ready would have no commit to be ready by.
/// </remarks>
internal sealed class WriterTrouble(TimeProvider time, TimeSpan lasts)
{
    private volatile Met? _last;

    /// <summary>The fault; null when there is none of late.</summary>
    public Exception? Current => _last is { } last && time.GetElapsedTime(last.At) < lasts ? last.Fault : null;

    public void Meet(Exception fault) => _last = new Met(fault, time.GetTimestamp());

    public void Pass() => _last = null;

    private sealed record Met(Exception Fault, long At);
}
