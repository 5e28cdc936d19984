using System.Collections.Immutable;

namespace Coordination.Plans;

/// <summary>Plans are written by hand and by programs: an array that was never set is an empty one.</summary>
internal static class EmptyArrays
{
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> array) => array.IsDefault ? [] : array;
}
