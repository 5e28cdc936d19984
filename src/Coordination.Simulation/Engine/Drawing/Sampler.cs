using Coordination.Simulation.Randomness;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Drawing;

/// <summary>A distribution, ready to be drawn from, in ticks.</summary>
internal sealed class Sampler
{
    private readonly DistributionKind _kind;
    private readonly double _scale;
    private readonly double _shape;
    private readonly AliasTable? _values;

    private Sampler(DistributionKind kind, double meanMinutes, double scaleMinutes, double shape, AliasTable? values = null) =>
        (_kind, MeanMinutes, _scale, _shape, _values) = (kind, meanMinutes, scaleMinutes * SimulationTime.Minute, shape, values);

    /// <summary>The mean.</summary>
    public double MeanMinutes { get; }

    /// <summary>Makes one of a checked plan.</summary>
    public static Sampler Of(DistributionPlan plan)
    {
        var (mean, variation) = (plan.Mean ?? 0, plan.Variation ?? 0);
        return plan.Kind switch
        {
            DistributionKind.Lognormal when Math.Sqrt(Math.Log(1 + (variation * variation))) is var deviation =>
                new Sampler(plan.Kind, mean, mean * Math.Exp(-deviation * deviation / 2), deviation),
            DistributionKind.Gamma => new Sampler(plan.Kind, mean, mean * variation * variation, 1 / (variation * variation)),
            DistributionKind.Weibull when 1 / plan.Shape!.Value is var power =>
                new Sampler(plan.Kind, mean, mean / GammaFunction.Of(1 + power), power),
            DistributionKind.Empirical when AliasTable.Of(plan) is var values => new Sampler(plan.Kind, values.Mean, 1, 0, values),
            _ => new Sampler(plan.Kind, mean, mean, 0),
        };
    }

    /// <summary>One draw, in ticks.</summary>
    public long Draw(ref KeyedRandom random)
    {
        var ticks = _kind == DistributionKind.Exponential ? _scale * Ziggurat.Exponential(ref random) : DrawOther(ref random);
        return (long)(ticks + 0.5);
    }

    private double DrawOther(ref KeyedRandom random) => _kind switch
    {
        DistributionKind.Lognormal => _scale * Math.Exp(_shape * random.NextNormal()),
        DistributionKind.Gamma => _scale * GammaDraw.Of(ref random, _shape),
        DistributionKind.Weibull => _scale * Math.Pow(Ziggurat.Exponential(ref random), _shape),
        DistributionKind.Empirical => _scale * _values!.Draw(ref random),
        _ => _scale,
    };
}
