using Coordination.Simulation.Results;

namespace Coordination.Simulation.Statistics;

/// <summary>Confidence intervals of means of independent observations.</summary>
internal static class Interval
{
    /// <summary>Mean and 95 % interval of what was observed; what is not a number was not.</summary>
    public static Estimate Of(IEnumerable<double> observations)
    {
        var (count, mean, squares) = (0, 0.0, 0.0);
        foreach (var observation in observations)
        {
            if (double.IsNaN(observation))
            {
                continue;
            }

            // Welford (1962): no square of a large number is subtracted from another.
            count++;
            var difference = observation - mean;
            mean += difference / count;
            squares += difference * (observation - mean);
        }

        if (count < 2)
        {
            return new Estimate(count == 0 ? null : mean, null, null);
        }

        var half = StudentT.Of95(count - 1) * Math.Sqrt(squares / (count - 1) / count);
        return new Estimate(mean, mean - half, mean + half);
    }
}
