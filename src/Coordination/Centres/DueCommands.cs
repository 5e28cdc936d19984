using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Commands of the engine with the times they are due: offers that lapse, co-handlers deemed to consent, targets already missed.</summary>
/// <remarks>A command that has become pointless is harmless: the request refuses it.</remarks>
/// <param name="retries">When what was due, and failed, is tried again.</param>
internal sealed class DueCommands(FaultBackOff retries)
{
    // A timer may ring a little early, and times are kept to the microsecond.
    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(5);

    private readonly PriorityQueue<DueCommand, (DateTimeOffset At, long Order)> _queue = new();
    private readonly PriorityQueue<(DueCommand Command, DateTimeOffset At), (TimeSpan Uptime, long Order)> _elapsing = new();
    private long _order;

    /// <summary>When what was due, and failed, is tried again.</summary>
    public FaultBackOff Retries => retries;

    /// <summary>When the next one is due by the clock; null when there is none.</summary>
    public DateTimeOffset? Next => _queue.TryPeek(out _, out var key) ? key.At : null;

    /// <summary>Whether a time has gone by, by the time since the start.</summary>
    public static bool HasElapsed(TimeSpan until, TimeSpan uptime) => until - uptime <= Early;

    /// <summary>When the next one is due for which some time must go by, as the clock is set now; null when there is none.</summary>
    public DateTimeOffset? NextElapsed(DateTimeOffset now, TimeSpan uptime)
    {
        if (!_elapsing.TryPeek(out var next, out var key))
        {
            return null;
        }

        // While the clock stands right it is the clock's own time, which is the same whenever it is asked for.
        var at = now + (key.Uptime - uptime);
        return next.At - at > Early ? at : next.At;
    }

    /// <summary>Something is due at a time of the clock.</summary>
    public void Schedule(DateTimeOffset at, DueCommand command) => _queue.Enqueue(command, (at, _order++));

    /// <summary>Something is due when a time has gone by, should the clock be set back; or by the clock, should it be set forward.</summary>
    /// <param name="uptime">When, by the time since the start.</param>
    /// <param name="at">When, by the clock.</param>
    /// <param name="command">The command.</param>
    public void ScheduleAfter(TimeSpan uptime, DateTimeOffset at, DueCommand command) => _elapsing.Enqueue((command, at), (uptime, _order++));

    public bool TryTake(DateTimeOffset now, out DueCommand command)
    {
        if (_queue.TryPeek(out command, out var key) && key.At <= now)
        {
            _queue.Dequeue();
            return true;
        }

        return false;
    }

    public bool TryTakeElapsed(DateTimeOffset now, TimeSpan uptime, out DueCommand command)
    {
        var isDue = _elapsing.TryPeek(out var next, out var key) && (next.At <= now || HasElapsed(key.Uptime, uptime));
        command = next.Command;
        return isDue && _elapsing.TryDequeue(out _, out _);
    }
}

/// <summary>A command of the engine to a request.</summary>
internal readonly record struct DueCommand(RequestId Request, RequestCommand Command);
