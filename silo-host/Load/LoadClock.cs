using System.Diagnostics;

namespace Coordination.SiloHost.Load;

/// <summary>A scenario's minutes as they pass while a hall is loaded: faster than real ones by a factor.</summary>
internal sealed class LoadClock(double speed, TimeProvider time)
{
    private static readonly TimeSpan LongestReportDelay = TimeSpan.FromMilliseconds(250);

    private long _start = time.GetTimestamp();

    /// <summary>Scenario minutes since the start.</summary>
    public double Minute => Minutes(time.GetElapsedTime(_start));

    /// <summary>Minute 0 is now.</summary>
    public void Start() => _start = time.GetTimestamp();

    /// <summary>Real time as scenario minutes.</summary>
    public double Minutes(TimeSpan real) => real.TotalMinutes * speed;

    /// <summary>The timestamp at which a minute of the scenario begins.</summary>
    public long At(double minute) => _start + (long)(minute / speed * 60 * Stopwatch.Frequency);

    /// <summary>When something happened that the hall has just told, as a moment here; at most a little ago, whatever the hall's clock shows.</summary>
    public long MomentOf(DateTimeOffset at)
    {
        var ago = time.GetUtcNow() - at;
        var told = ago < TimeSpan.Zero ? TimeSpan.Zero : ago > LongestReportDelay ? LongestReportDelay : ago;
        return Now - (long)(told.TotalSeconds * Stopwatch.Frequency);
    }

    /// <summary>Waits until a moment that <see cref="At"/> gave; not at all when it has passed.</summary>
    public async Task UntilAsync(long moment, CancellationToken cancellation)
    {
        var left = time.GetElapsedTime(time.GetTimestamp(), moment);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellation);
        }
    }

    /// <summary>The time since a moment.</summary>
    public TimeSpan Since(long moment) => time.GetElapsedTime(moment);

    /// <summary>Now, as a moment.</summary>
    public long Now => time.GetTimestamp();
}
