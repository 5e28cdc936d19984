using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>What a centre must do at a time: offers that lapse, co-handlers deemed to consent, targets already missed.</summary>
/// <remarks>An alarm that has become pointless is harmless: the request refuses it.</remarks>
internal sealed class CentreAlarms
{
    private readonly PriorityQueue<CentreAlarm, (DateTimeOffset At, long Order)> _alarms = new();
    private long _order;

    public DateTimeOffset? Next => _alarms.TryPeek(out _, out var key) ? key.At : null;

    public void Set(DateTimeOffset at, CentreAlarm alarm) => _alarms.Enqueue(alarm, (at, _order++));

    public bool TryTake(DateTimeOffset now, out CentreAlarm alarm)
    {
        if (_alarms.TryPeek(out alarm, out var key) && key.At <= now)
        {
            _alarms.Dequeue();
            return true;
        }

        return false;
    }
}

/// <summary>A command of the engine that is due.</summary>
internal readonly record struct CentreAlarm(RequestId Request, RequestCommand Command);
