namespace Coordination.Centres;

/// <summary>When the next service level ends. What ends when is not kept in memory, where a million requests wait: storage has it in order.</summary>
/// <remarks>
/// A sweep reads from storage what has ended since the one before. What comes in while storage is read is watched as if the
/// sweep were over, so that nothing falls between.
/// </remarks>
internal sealed class ServiceLevelWatch
{
    private DateTimeOffset _sweptTo = DateTimeOffset.MinValue;

    /// <summary>When the next sweep is due: at once in a centre that has just started.</summary>
    public DateTimeOffset NextSweep { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>A service level ends at a time.</summary>
    /// <returns>False when no sweep looks at that time any more.</returns>
    public bool TryWatch(DateTimeOffset due)
    {
        if (due <= _sweptTo)
        {
            return false;
        }

        SweepBy(due);
        return true;
    }

    /// <summary>Begins the sweep that is due.</summary>
    /// <param name="now">The time.</param>
    /// <param name="from">From when on it looks; until now.</param>
    public bool TryBeginSweep(DateTimeOffset now, out DateTimeOffset from)
    {
        from = _sweptTo;
        if (now < NextSweep)
        {
            return false;
        }

        (_sweptTo, NextSweep) = (now, DateTimeOffset.MaxValue);
        return true;
    }

    /// <summary>A sweep is due at a time at the latest.</summary>
    public void SweepBy(DateTimeOffset at) => NextSweep = at < NextSweep ? at : NextSweep;

    /// <summary>A sweep failed: the next one looks at the same again.</summary>
    public void FailSweep(DateTimeOffset from, DateTimeOffset retryAt)
    {
        _sweptTo = from;
        SweepBy(retryAt);
    }
}
