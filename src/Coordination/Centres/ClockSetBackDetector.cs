namespace Coordination.Centres;

/// <summary>Notices that the machine's clock was set back: the time since the machine's start goes on whatever happens to the clock.</summary>
internal sealed class ClockSetBackDetector
{
    private static readonly TimeSpan Correction = TimeSpan.FromSeconds(1);

    // A clock that was wrong by more is not followed: whoever comes would seem to come so much later.
    private static readonly TimeSpan MostBehind = TimeSpan.FromHours(1);

    private (DateTimeOffset Now, TimeSpan Uptime)? _last;
    private DateTimeOffset _lastArrival;

    /// <summary>The time since the host's start, as it was last told.</summary>
    public TimeSpan Uptime { get; set; }

    /// <summary>Whether the clock was set back by more than a correction, and memory has not been put right since.</summary>
    public bool WasSetBack { get; private set; }

    public void Look(DateTimeOffset now, TimeSpan uptime)
    {
        WasSetBack |= _last is { } last && last.Now + (uptime - last.Uptime) - now > Correction;
        (_last, Uptime) = ((now, uptime), uptime);
    }

    /// <summary>Somebody came, as the record has it: perhaps before this start, by a clock that went before this one.</summary>
    public void NoteArrival(DateTimeOffset at) => _lastArrival = at > _lastArrival ? at : _lastArrival;

    /// <summary>The last arrival, where it lies before now by the record and after now by the clock: whoever comes now comes after it. Null where the clock is right.</summary>
    public DateTimeOffset? LastArrivalAfter(DateTimeOffset now) => _lastArrival > now && _lastArrival - now <= MostBehind ? _lastArrival : null;

    /// <summary>Memory is as a centre that is rebuilt now would have it.</summary>
    public void Acknowledge() => WasSetBack = false;
}
