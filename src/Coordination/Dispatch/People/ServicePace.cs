namespace Coordination.Dispatch.People;

/// <summary>How fast a department has worked its queue down of late: what passed from one finish to the next while work waited.</summary>
/// <remarks>
/// It holds what the times of service do not: people who serve other queues in between, who pause without saying so, who call faster
/// when many wait. Each finish weighs 1 − 1/<see cref="Memory"/> of the next. Finishes while nothing waits say nothing, nor does a
/// night that work waited through. Memory, exponents and share foretold recorded waits best on every other day (<c>docs/calibration.md</c>).
/// </remarks>
internal sealed class ServicePace
{
    /// <summary>About how many finishes are remembered.</summary>
    public const double Memory = 400;

    /// <summary>A wait grows with this power of the work ahead: a long queue is called faster than a short one.</summary>
    public const double QueueExponent = 0.8;

    /// <summary>It shrinks with this power of the people at work: whoever goes is partly made up for, and an open counter is not always a person.</summary>
    public const double PeopleExponent = 0.5;

    /// <summary>The share of the mean that is foretold: waits are skewed, and more than half of them are shorter than the mean.</summary>
    public const double Share = 0.9;

    /// <summary>Where nobody finished for so many minutes, nobody was at work: a night, a weekend.</summary>
    public const double LongestMinutes = 120;

    private const double Kept = 1 - (1 / Memory);

    private double _minutes;
    private double _logQueue;
    private long _last;
    private double _lastPeople;
    private double _lastLogQueue;
    private bool _waited;

    /// <summary>How many finishes it is learnt from; the older ones count for less.</summary>
    public double Weight { get; private set; }

    /// <summary>The expected wait, in minutes; only with a <see cref="Weight"/> above 0.</summary>
    /// <param name="ahead">Items that go first.</param>
    /// <param name="slots">Items that can be served at once.</param>
    public double MinutesFor(double ahead, int slots)
    {
        var usual = Math.Exp(_logQueue / Weight);
        return Share * usual * Math.Pow((ahead + 1) / usual, QueueExponent) * _minutes / (Weight * Math.Pow(slots, PeopleExponent));
    }

    /// <summary>Somebody is about to finish.</summary>
    /// <param name="at">When, in ticks.</param>
    /// <param name="slots">Items that can be served at once, about.</param>
    /// <param name="waiting">Items that wait and may be called.</param>
    public void Observe(long at, int slots, int waiting)
    {
        if (_waited && at >= _last && at - _last < LongestMinutes * TimeSpan.TicksPerMinute)
        {
            _minutes = (_minutes * Kept) + (_lastPeople * (at - _last) / TimeSpan.TicksPerMinute);
            _logQueue = (_logQueue * Kept) + _lastLogQueue;
            Weight = (Weight * Kept) + 1;
        }

        (_last, _lastPeople, _lastLogQueue, _waited) = (at, Math.Pow(Math.Max(1, slots), PeopleExponent), Math.Log(Math.Max(1, waiting)), waiting > 0);
    }
}
