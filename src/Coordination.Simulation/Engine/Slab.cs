using System.Runtime.CompilerServices;

namespace Coordination.Simulation.Engine;

/// <summary>Places for values, used again and again: nothing is allocated once there are enough.</summary>
internal sealed class Slab<T>
    where T : struct
{
    private T[] _places = new T[64];
    private int[] _free = new int[64];
    private int _freeCount;
    private int _used;

    public ref T this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _places[place];
    }

    /// <summary>Every place that was ever used.</summary>
    public int Used => _used;

    /// <summary>A place; what it holds is what was left there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take() => _freeCount > 0 ? _free[--_freeCount] : Grow();

    /// <summary>Gives a place back.</summary>
    public void Give(int place)
    {
        if (_freeCount == _free.Length)
        {
            Array.Resize(ref _free, _free.Length * 2);
        }

        _free[_freeCount++] = place;
    }

    /// <summary>Takes every place back.</summary>
    public void Clear() => _freeCount = _used = 0;

    private int Grow()
    {
        if (_used == _places.Length)
        {
            Array.Resize(ref _places, _used * 2);
        }

        return _used++;
    }
}
