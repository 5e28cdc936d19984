using System.Runtime.CompilerServices;

namespace Coordination.Simulation.Randomness;

/// <summary>A random stream that is made from a key in no time: SplitMix64. Every citizen has one for every purpose.</summary>
/// <remarks>
/// So what is drawn for a citizen depends on who it is and never on when it is drawn: two policies see the same citizens
/// (common random numbers). Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
/// </remarks>
internal struct KeyedRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>The stream of a key and a purpose.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KeyedRandom(ulong key, ulong purpose) => _state = Mix(key ^ (purpose * 0xD1342543DE82EF95));

    /// <summary>The key of the so-manieth member of a family.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong KeyOf(ulong family, ulong number) => Mix(family + (number * Golden));

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits() => Mix(_state += Golden);

    /// <summary>A number from 0 (included) to 1 (not included), in steps of 2⁻⁵³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A draw of the standard normal distribution (Box and Muller, one of the pair).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextUnit())) * Math.Cos(2 * Math.PI * NextUnit());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong state)
    {
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
