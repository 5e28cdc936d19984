using System.Collections.Immutable;

namespace Coordination.Simulation.Tests.Engine;

internal static class PlanExtensions
{
    public static ImmutableSortedDictionary<TKey, TValue> ToSorted<TKey, TValue>(this Dictionary<TKey, TValue> entries)
        where TKey : notnull => entries.ToImmutableSortedDictionary();

    public static ImmutableDictionary<TKey, TValue> ToImmutable<TKey, TValue>(this Dictionary<TKey, TValue> entries)
        where TKey : notnull => entries.ToImmutableDictionary();
}
