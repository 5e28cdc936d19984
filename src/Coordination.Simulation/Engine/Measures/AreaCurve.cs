using System.Runtime.CompilerServices;

namespace Coordination.Simulation.Engine.Measures;

/// <summary>Areas under step functions of time, by interval: how many wait, how much people have in hand.</summary>
/// <remarks>
/// A step up by n at time t takes n × t off, a step down adds it; where an interval ends, the height × time is added. So a step
/// costs one addition. All in whole ticks, so that the order in which replications are added up changes nothing.
/// </remarks>
internal sealed class AreaCurve(int series, int bins)
{
    private readonly Series[] _series = new Series[series];

    /// <summary>By series and interval.</summary>
    public long[] Areas { get; } = new long[series * bins];

    /// <summary>By series, after the warm-up.</summary>
    public long[] Totals { get; } = new long[series];

    /// <summary>How many intervals there are.</summary>
    public int Bins => bins;

    /// <summary>Back to nothing at all.</summary>
    public void Clear()
    {
        Array.Clear(_series);
        Array.Clear(Areas);
        Array.Clear(Totals);
    }

    /// <summary>A step of a series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(int of, long by, long now)
    {
        ref var stepped = ref _series[of];
        stepped.Height += by;
        stepped.Open -= by * now;
    }

    /// <summary>The height of a series now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long HeightOf(int of) => _series[of].Height;

    /// <summary>Books what has been until now to an interval.</summary>
    public void Flush(int bin, long now, bool measured)
    {
        for (var of = 0; of < _series.Length; of++)
        {
            ref var flushed = ref _series[of];
            var standing = flushed.Height * now;
            var area = flushed.Open + standing;
            flushed.Open = -standing;
            Areas[(of * bins) + bin] += area;
            Totals[of] += measured ? area : 0;
        }
    }

    private struct Series
    {
        public long Height;
        public long Open;
    }
}
