using System.Numerics;

namespace Coordination.Simulation.Randomness;

/// <summary>A seeded generator that gives the same numbers in every run, on every platform: xoshiro256**, seeded by SplitMix64.</summary>
/// <remarks>Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2018). Not for secrets. Not thread-safe.</remarks>
internal sealed class SeededRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>The stream of a seed.</summary>
    public SeededRandom(ulong seed)
        : this(seed, 0)
    {
    }

    /// <summary>One of a seed's independent streams, so that drawing more from one changes nothing in another.</summary>
    public SeededRandom(ulong seed, ulong stream)
    {
        var state = seed ^ BitOperations.RotateLeft(stream * 0x9E3779B97F4A7C15, 32);
        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number from 0 (included) to 1 (not included), in steps of 2⁻⁵³.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A draw of the standard normal distribution (Box and Muller, one of the pair).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextUnit())) * Math.Cos(2 * Math.PI * NextUnit());

    /// <summary>A draw of the lognormal distribution.</summary>
    /// <param name="mean">Its mean.</param>
    /// <param name="variation">Its coefficient of variation: standard deviation over mean.</param>
    public double NextLogNormal(double mean, double variation)
    {
        var variance = Math.Log(1 + (variation * variation));
        return mean * Math.Exp((Math.Sqrt(variance) * NextNormal()) - (variance / 2));
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
