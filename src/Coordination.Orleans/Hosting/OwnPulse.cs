using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Coordination.Orleans.Hosting;

/// <summary>Feels whether this silo itself is late, and lets it wait longer before it takes others for dead.</summary>
/// <remarks>
/// A process that has just started and compiles, gets no processor, or was stopped and goes on, misses answers that were
/// given in time. Orleans asks for the limit at every probe, so that it may be changed as the silo goes.
/// </remarks>
internal sealed class OwnPulse : IDisposable
{
    private const int PatientFactor = 2;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);

    private readonly TimeProvider _time;
    private readonly FailureDetection _detection;
    private readonly ClusterMembershipOptions _membership;
    private readonly ITimer _timer;
    private long _last;
    private long _late;

    public OwnPulse(IOptionsMonitor<ClusterMembershipOptions> membership, FailureDetection detection)
    {
        (_time, _detection, _membership) = (TimeProvider.System, detection, membership.CurrentValue);
        _last = _late = _time.GetTimestamp();
        _membership.NumMissedProbesLimit = detection.MissedProbes * PatientFactor;
        _timer = _time.CreateTimer(_ => Feel(), null, Beat, Beat);
    }

    public void Dispose() => _timer.Dispose();

    private void Feel()
    {
        var now = _time.GetTimestamp();
        if (_time.GetElapsedTime(Interlocked.Exchange(ref _last, now), now) > Beat + (_detection.ProbeTimeout / 2))
        {
            Interlocked.Exchange(ref _late, now);
        }

        var isLate = _time.GetElapsedTime(Interlocked.Read(ref _late), now) < Remembered;
        _membership.NumMissedProbesLimit = _detection.MissedProbes * (isLate ? PatientFactor : 1);
    }
}
