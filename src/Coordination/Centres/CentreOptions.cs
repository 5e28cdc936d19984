namespace Coordination.Centres;

/// <summary>Settings of a host's centres.</summary>
public sealed class CentreOptions
{
    /// <summary>How often memory is compared with storage. Default 5 minutes; never when <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long at most nothing is tried again after the store failed, so that a full disk is not hammered; up to four times as long where it fails
    /// again and again. Default 1 second.
    /// </summary>
    public TimeSpan PauseAfterFault { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after a take-over no call may start the centre again on this host. Default 10 seconds.</summary>
    public TimeSpan DeposedFor { get; set; } = TimeSpan.FromSeconds(10);
}
