using Coordination.Centres;

namespace Coordination.Hosting;

/// <summary>Settings of the embedded host.</summary>
public sealed class CoordinationOptions
{
    // A timer takes no more than 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan ShortestIdle = TimeSpan.FromSeconds(1);

    /// <summary>Commands in flight beyond this are refused with <see cref="RefusalCodes.Busy"/>. Default 4,096.</summary>
    public int MaxCommandsInFlight { get; set; } = 4096;

    /// <summary>How many requests are kept in memory; the least recently used go first. Default 50,000.</summary>
    public int MaxLiveRequests { get; set; } = 50_000;

    /// <summary>After how long without a call a request leaves memory: from one second to 30 days. Default 2 minutes.</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a shutdown waits for commands in flight. Default 30 seconds.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Settings of the centres.</summary>
    public CentreOptions Centres { get; set; } = new();

    /// <summary>Refuses settings that cannot work, all of them at once.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public void Validate()
    {
        if (Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(" ", faults));
        }
    }

    /// <summary>What cannot work, each with its key in an application's configuration.</summary>
    internal IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        Require(MaxCommandsInFlight > 0, nameof(MaxCommandsInFlight), "at least 1");
        Require(MaxLiveRequests > 0, nameof(MaxLiveRequests), "at least 1");
        Require(IdleAfter >= ShortestIdle && IdleAfter <= Longest, nameof(IdleAfter), "a time from one second to 30 days");
        Require(DrainTimeout >= TimeSpan.Zero && DrainTimeout <= Longest, nameof(DrainTimeout), "a time from zero to 30 days");
        Require(
            Centres.ReconcileEvery == Timeout.InfiniteTimeSpan || IsSpan(Centres.ReconcileEvery),
            $"{nameof(Centres)}:{nameof(CentreOptions.ReconcileEvery)}",
            "a positive time of at most 30 days, or infinite (-00:00:00.0010000) for never");
        Require(IsSpan(Centres.PauseAfterFault), $"{nameof(Centres)}:{nameof(CentreOptions.PauseAfterFault)}", "a positive time of at most 30 days");
        Require(IsSpan(Centres.DeposedFor), $"{nameof(Centres)}:{nameof(CentreOptions.DeposedFor)}", "a positive time of at most 30 days");
        return faults;

        static bool IsSpan(TimeSpan span) => span > TimeSpan.Zero && span <= Longest;

        void Require(bool holds, string setting, string form)
        {
            if (!holds)
            {
                faults.Add($"Coordination:{setting} must be {form}.");
            }
        }
    }
}
