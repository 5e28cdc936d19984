using Coordination.Dispatch.People;

namespace Coordination.Dispatch;

/// <summary>An expected wait and the borders that four waits in five are to fall between, in minutes.</summary>
internal readonly record struct WaitMinutes(double Expected, double Low, double High)
{
    /// <summary>The standard normal quantile of 90 %: an interval of 80 %.</summary>
    private const double Quantile = 1.2816;

    /// <summary>How many finishes at the pace of late weigh as much as the times of service.</summary>
    private const double ServicesAgainstPace = 3;

    /// <summary>How far a recorded hall drifts from its pace of late while somebody waits: the squared coefficient of variation.</summary>
    private const double PaceDrift = 0.6;

    /// <summary>The wait behind a number of items.</summary>
    /// <param name="ahead">Items that go first.</param>
    /// <param name="slots">Items that can be served at once.</param>
    /// <param name="freeSlots">How many of them are free now.</param>
    /// <param name="remaining">The expected minutes of work in hand, summed up.</param>
    /// <param name="service">Mean, variance and variance of the mean of one service.</param>
    /// <remarks>
    /// The work ahead is worked down at the rate of the slots, less what the others have still in hand when one falls free (the mean
    /// residual of a renewal process). For exponential times this is exact: (ahead + 1) × mean ÷ slots. The interval is a gamma
    /// distribution's, by the approximation of Wilson and Hilferty (1931).
    /// </remarks>
    public static WaitMinutes Of(
        long ahead, int slots, int freeSlots, double remaining, (double Mean, double Variance, double VarianceOfMean) service)
    {
        if (ahead < freeSlots)
        {
            return default;
        }

        var queue = (double)(ahead - freeSlots);
        var residual = (service.Variance + (service.Mean * service.Mean)) / (2 * service.Mean);
        var work = remaining + (freeSlots * service.Mean) + (queue * service.Mean) - ((slots - 1) * residual);
        var least = Math.Max(queue * service.Mean / slots, (remaining + (freeSlots * service.Mean)) / ((double)slots * slots));
        var mean = Math.Max(work / slots, least);
        var perSlot = 1.0 / ((double)slots * slots);
        var variance = ((queue + 1) * service.Variance * perSlot) + (queue * queue * service.VarianceOfMean * perSlot);
        return Gamma(mean, variance / (mean * mean));
    }

    /// <summary>The same, not before so many minutes.</summary>
    public WaitMinutes NotBefore(double minutes) =>
        new(Math.Max(Expected, minutes), Math.Max(Low, minutes), Math.Max(High, minutes));

    /// <summary>Drawn towards what the queue's pace of late says, the more the more is known of it.</summary>
    /// <param name="pace">The department's.</param>
    /// <param name="ahead">Items that go first.</param>
    /// <param name="slots">Items that can be served at once.</param>
    /// <param name="freeSlots">How many of them are free now.</param>
    public WaitMinutes WithPace(ServicePace pace, long ahead, int slots, int freeSlots)
    {
        // Where people are free and do not call although somebody waits, they are busy otherwise.
        if (pace.Weight == 0 || (ahead == 0 && freeSlots > 0))
        {
            return this;
        }

        var paced = Gamma(pace.MinutesFor(ahead, slots), PaceDrift);
        var share = pace.Weight / (pace.Weight + ServicesAgainstPace);
        return new WaitMinutes(
            Expected + (share * (paced.Expected - Expected)), Low + (share * (paced.Low - Low)), High + (share * (paced.High - High)));
    }

    /// <summary>As durations.</summary>
    public WaitEstimate ToEstimate() => new(TimeSpan.FromMinutes(Expected), TimeSpan.FromMinutes(Low), TimeSpan.FromMinutes(High));

    private static WaitMinutes Gamma(double mean, double squaredVariation)
    {
        if (mean <= 0)
        {
            return default;
        }

        var ninth = squaredVariation / 9;
        return new WaitMinutes(mean, mean * Cube(1 - ninth - (Quantile * Math.Sqrt(ninth))), mean * Cube(1 - ninth + (Quantile * Math.Sqrt(ninth))));
    }

    private static double Cube(double root) => root <= 0 ? 0 : root * root * root;
}
