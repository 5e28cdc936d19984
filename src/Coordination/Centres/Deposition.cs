using Coordination.Journal;

namespace Coordination.Centres;

/// <summary>The end of a centre: another one has taken over, or its host has released it.</summary>
internal sealed class Deposition(CentreContext centre, CentreTimers timers, Action? onDeposed)
{
    // Set once and never taken back, so that it may be asked on every call without the lock.
    private volatile bool _isDeposed;

    public bool IsDeposed => _isDeposed;

    /// <summary>Why nothing may be asked of it any more; null while it is at work.</summary>
    public FencedException? Fault
    {
        get
        {
            if (!_isDeposed)
            {
                return null;
            }

            using var access = centre.Enter();
            return new FencedException(centre.Centre, access.Value.Epoch);
        }
    }

    /// <summary>Another centre has taken over: this one decides nothing any more.</summary>
    public void Depose()
    {
        Epoch epoch;
        using (var access = centre.Enter())
        {
            var index = access.Value;
            if (!index.IsRunning)
            {
                return;
            }

            _isDeposed = true;
            epoch = index.Epoch;
            index.Stop();
            timers.SetFinalWakeUp(index);
        }

        centre.Log.LogDeposed(centre.Centre, epoch);
        onDeposed?.Invoke();
    }

    /// <summary>A commit under an epoch was refused: a centre of that epoch is deposed.</summary>
    public void ObserveFenced(Epoch epoch)
    {
        bool isOurs;
        using (var access = centre.Enter())
        {
            isOurs = access.Value.Epoch == epoch;
        }

        if (isOurs)
        {
            Depose();
        }
    }

    /// <summary>The host has released the centre.</summary>
    public void End()
    {
        using var access = centre.Enter();
        _isDeposed = true;
        access.Value.Stop();
        timers.Stop(access.Value);
    }
}
