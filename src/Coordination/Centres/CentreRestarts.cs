using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;

namespace Coordination.Centres;

/// <summary>Calls centres again whose start failed: nobody else may, and a hall must not stand still because of it.</summary>
/// <remarks>
/// At most one attempt of each centre is due at a time, however many callers failed with it; where one fails soon after the one
/// before, the next waits longer.
/// </remarks>
internal sealed class CentreRestarts(HallServices services) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CentreId, ITimer> _due = [];
    private readonly Dictionary<CentreId, FaultBackOff> _pauses = [];
    private bool _isDisposed;

    /// <summary>Bounds how many begin at once, again or for the first time.</summary>
    public CentreStarts Starts { get; } = new();

    /// <summary>The centre is called after a time, unless that is due already or the host stops.</summary>
    public void Later(CentreId centre, TimeSpan after)
    {
        lock (_lock)
        {
            if (!_isDisposed && !_due.ContainsKey(centre))
            {
                _due.Add(centre, services.Time.CreateTimer(_ => Call(centre), null, PauseOf(centre, after), Timeout.InfiniteTimeSpan));
            }
        }
    }

    private TimeSpan PauseOf(CentreId centre, TimeSpan first)
    {
        var now = services.Time.GetUtcNow();
        if (!_pauses.TryGetValue(centre, out var pause) || now - pause.Until > first * FaultBackOff.LongestFactor)
        {
            _pauses[centre] = pause = new FaultBackOff(centre, first);
        }

        pause.Begin(now);
        return pause.Until > now ? pause.Until - now : first;
    }

    /// <summary>No centre is called any more.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (var timer in _due.Values)
            {
                timer.Dispose();
            }

            _due.Clear();
        }
    }

    private void Call(CentreId centre)
    {
        lock (_lock)
        {
            if (!_due.Remove(centre, out var timer))
            {
                return;
            }

            timer.Dispose();
        }

        services.Background.StartByClock("Starting a centre again", async () => await services.Grains.Centre(centre).ReadAsync());
    }
}
