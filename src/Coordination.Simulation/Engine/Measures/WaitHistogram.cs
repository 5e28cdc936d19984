using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coordination.Simulation.Engine.Measures;

/// <summary>Counts durations in intervals whose width is at most 1/128 of where they lie, so that every quantile is right to 0.8 %.</summary>
/// <remarks>Intervals as in HdrHistogram (Tene 2012): linear within a power of two, from about a millisecond to a century.</remarks>
internal sealed class WaitHistogram
{
    /// <summary>How many intervals there are.</summary>
    public const int Length = 38 << Bits;

    private const int Bits = 7;
    private const int Unit = 13;
    private const int UpToHours = 20 << Bits;

    private int[] _counts = [];
    private int _end;

    /// <summary>The counts, up to the longest duration.</summary>
    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, _end);

    /// <summary>Forgets what was counted, and keeps the room.</summary>
    public void Clear()
    {
        Array.Clear(_counts, 0, _end);
        _end = 0;
    }

    /// <summary>Counts one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long ticks)
    {
        var index = IndexOf(ticks);
        if ((uint)index >= (uint)_counts.Length)
        {
            Grow(index);
        }

        _counts[index]++;
        _end = Math.Max(_end, index + 1);
    }

    /// <summary>The lower border of an interval, in minutes; its upper one is the next one's lower.</summary>
    public static double BorderOf(int index)
    {
        var shift = Math.Max(0, (index >> Bits) - 1);
        var units = (long)(index - (shift << Bits)) << shift;
        return SimulationTime.Minutes(units << Unit);
    }

    // Every replication has many of these, and few know a wait of days: room is made for hours, and only when something is counted.
    private void Grow(int index) => Array.Resize(ref _counts, Math.Min(Length, Math.Max(UpToHours, ((index >> Bits) + 3) << Bits)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IndexOf(long ticks)
    {
        var units = (ulong)ticks >> Unit;
        var shift = Math.Max(0, 63 - Bits - BitOperations.LeadingZeroCount(units | 1));
        return (shift << Bits) + (int)(units >> shift);
    }
}
