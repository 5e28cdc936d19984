namespace Coordination.Simulation.Estimates;

/// <summary>How good one kind of estimate was.</summary>
/// <param name="BiasMinutes">Mean of estimate less wait; above 0 people waited shorter than they were told.</param>
/// <param name="MeanAbsoluteErrorMinutes">Mean of the distance between the two.</param>
public sealed record EstimateScore(double BiasMinutes, double MeanAbsoluteErrorMinutes)
{
    internal static EstimateScore Of(IReadOnlyList<EstimateSample> samples, Func<EstimateSample, double> estimate) => samples.Count == 0
        ? new EstimateScore(0, 0)
        : new EstimateScore(samples.Average(sample => estimate(sample) - sample.Wait), samples.Average(sample => Math.Abs(estimate(sample) - sample.Wait)));
}
