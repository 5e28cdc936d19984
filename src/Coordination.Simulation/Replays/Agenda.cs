namespace Coordination.Simulation.Replays;

/// <summary>What happens when in a replay, by time; at one moment, services end first, then duty changes, then citizens come.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<AgendaEntry, (TimeSpan At, AgendaKind Kind, long Order)> _entries = new();
    private long _order;

    public TimeSpan? Next => _entries.TryPeek(out _, out var key) ? key.At : null;

    public void Add(TimeSpan at, AgendaKind kind, int subject) => _entries.Enqueue(new AgendaEntry(kind, subject), (at, kind, _order++));

    public bool TryTake(TimeSpan now, out AgendaEntry entry)
    {
        if (_entries.TryPeek(out entry, out var key) && key.At <= now)
        {
            _entries.Dequeue();
            return true;
        }

        return false;
    }
}

/// <summary>The kinds of entries, in the order in which they happen at one moment.</summary>
internal enum AgendaKind
{
    /// <summary>The service of a citizen ends; the subject is the citizen's number.</summary>
    ServiceEnds,

    /// <summary>A duty slot begins; the subject is its number.</summary>
    DutyChanges,

    /// <summary>A citizen comes; the subject is the number.</summary>
    CitizenComes,
}

/// <summary>One entry of an agenda.</summary>
internal readonly record struct AgendaEntry(AgendaKind Kind, int Subject);
