using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Commands of the engine with the times they are due: offers that lapse, co-handlers deemed to consent, targets already missed.</summary>
/// <remarks>A command that has become pointless is harmless: the request refuses it.</remarks>
/// <param name="retries">When what was due, and failed, is tried again.</param>
internal sealed class DueCommands(FaultBackOff retries)
{
    private readonly PriorityQueue<DueCommand, (DateTimeOffset At, long Order)> _queue = new();
    private long _order;

    /// <summary>When what was due, and failed, is tried again.</summary>
    public FaultBackOff Retries => retries;

    /// <summary>When the next one is due; null when there is none.</summary>
    public DateTimeOffset? Next => _queue.TryPeek(out _, out var key) ? key.At : null;

    public void Schedule(DateTimeOffset at, DueCommand command) => _queue.Enqueue(command, (at, _order++));

    public bool TryTake(DateTimeOffset now, out DueCommand command)
    {
        if (_queue.TryPeek(out command, out var key) && key.At <= now)
        {
            _queue.Dequeue();
            return true;
        }

        return false;
    }
}

/// <summary>A command of the engine to a request.</summary>
internal readonly record struct DueCommand(RequestId Request, RequestCommand Command);
