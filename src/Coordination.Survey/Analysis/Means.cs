using Coordination.Survey.Statistics;

namespace Coordination.Survey.Analysis;

/// <summary>Means as they are told.</summary>
internal static class Means
{
    public static MeanFigures Of(Sample sample, double confidence)
    {
        var mean = sample.Size == 0 ? double.NaN : (double)sample.Mean;
        var margin = sample.Margin(confidence);
        return new MeanFigures(sample.Size, mean, sample.Deviation, mean - margin, mean + margin);
    }
}
