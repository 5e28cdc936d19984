namespace Coordination.Centres;

/// <summary>Notices that the machine's clock was set back: the time since the machine's start goes on whatever happens to the clock.</summary>
internal sealed class ClockSetBackDetector
{
    private static readonly TimeSpan Correction = TimeSpan.FromSeconds(1);

    private (DateTimeOffset Now, TimeSpan Uptime)? _last;

    /// <summary>Whether the clock was set back by more than a correction, and memory has not been put right since.</summary>
    public bool WasSetBack { get; private set; }

    public void Look(DateTimeOffset now, TimeSpan uptime)
    {
        WasSetBack |= _last is { } last && last.Now + (uptime - last.Uptime) - now > Correction;
        _last = (now, uptime);
    }

    /// <summary>Memory is as a centre that is rebuilt now would have it.</summary>
    public void Acknowledge() => WasSetBack = false;
}
