using System.Collections.Immutable;

namespace Coordination.Simulation.Tests.Validation;

internal static class SortedExtensions
{
    public static ImmutableSortedDictionary<TKey, TValue> ToSorted<TKey, TValue>(this Dictionary<TKey, TValue> entries)
        where TKey : notnull => entries.ToImmutableSortedDictionary();
}
