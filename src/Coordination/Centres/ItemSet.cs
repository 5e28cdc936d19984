using System.Collections.Immutable;
using System.Numerics;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Some of a request's items: nearly always a few of the first ones, which cost no memory of their own.</summary>
/// <remarks>There is no highest number: a service has up to a hundred steps, and each reopening adds an item.</remarks>
internal readonly struct ItemSet
{
    private const int FirstOnes = 31;
    private const uint HasLater = 1u << FirstOnes;

    /// <summary>Puts a set together again.</summary>
    /// <param name="bits">Its <see cref="Bits"/>.</param>
    /// <param name="later">Its <see cref="Later"/>.</param>
    public ItemSet(uint bits, int[]? later) => (Bits, Later) = (bits, later);

    /// <summary>A bit for each of the first 31 items, and the highest where there are later ones; 0 of an empty set.</summary>
    public uint Bits { get; }

    /// <summary>The later items; null where there are none.</summary>
    public int[]? Later { get; }

    public bool IsEmpty => Bits == 0;

    /// <summary>The items that are routed.</summary>
    public static ItemSet Of(ImmutableArray<RoutedItem> items)
    {
        var first = 0u;
        List<int>? later = null;
        foreach (var item in items)
        {
            if (item.Index < FirstOnes)
            {
                first |= 1u << item.Index;
            }
            else
            {
                (later ??= []).Add(item.Index);
            }
        }

        return With(first, later?.ToArray());
    }

    /// <summary>The items that are not in another set.</summary>
    public ItemSet Except(ItemSet other) => With(
        Bits & ~other.Bits & ~HasLater,
        Later is null || other.Later is null ? Later : [.. Later.Except(other.Later)]);

    public Enumerator GetEnumerator() => new(this);

    private static ItemSet With(uint first, int[]? later) => later is { Length: > 0 } ? new(first | HasLater, later) : new(first, null);

    /// <summary>The items one by one.</summary>
    internal struct Enumerator(ItemSet set)
    {
        private uint _left = set.Bits & ~HasLater;
        private int _later = -1;

        public int Current { readonly get; private set; }

        public bool MoveNext()
        {
            if (_left != 0)
            {
                Current = BitOperations.TrailingZeroCount(_left);
                _left &= _left - 1;
                return true;
            }

            var isThere = set.Later is { } later && ++_later < later.Length;
            Current = isThere ? set.Later![_later] : -1;
            return isThere;
        }
    }
}
