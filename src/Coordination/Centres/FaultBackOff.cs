namespace Coordination.Centres;

/// <summary>How long a centre keeps still after a fault of the store: longer with each that follows, up to a bound, and a little different in every hall.</summary>
/// <remarks>
/// A store that is away is away for every hall: pauses of one length would bring a thousand of them back in the same moment,
/// again and again. What differs is the hall's own, so that the same calls give the same times.
/// </remarks>
/// <param name="centre">Whose.</param>
/// <param name="first">The longest that the first pause may be.</param>
internal sealed class FaultBackOff(CentreId centre, TimeSpan first)
{
    /// <summary>No pause is longer than so many times the first one: a hall goes on soon after its store is back.</summary>
    public const int LongestFactor = 4;

    private readonly double _share = 0.75 + (StableHash(centre.ToString()) % 1024 / 4096.0);
    private TimeSpan _pause = TimeSpan.Zero;

    /// <summary>No pause is longer.</summary>
    public TimeSpan Longest => first * LongestFactor;

    /// <summary>When the newest pause ends.</summary>
    public DateTimeOffset Until { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>A fault came. One that comes within a pause makes it no longer: it is the same trouble.</summary>
    public void Begin(DateTimeOffset now)
    {
        if (!IsOn(now))
        {
            _pause = _pause == TimeSpan.Zero ? first * _share : _pause * 2 < first * LongestFactor ? _pause * 2 : first * LongestFactor * _share;
            Until = now + _pause;
        }
    }

    /// <summary>The store has answered: the next fault begins anew.</summary>
    public void End() => _pause = TimeSpan.Zero;

    /// <summary>Whether a pause is on. A clock that was set back must not make it longer.</summary>
    public bool IsOn(DateTimeOffset now) => now < Until && Until - now <= _pause;

    // Of its own, because the framework's differs from process to process.
    private static uint StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return hash;
    }
}
