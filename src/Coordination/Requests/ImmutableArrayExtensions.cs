using System.Collections.Immutable;

namespace Coordination.Requests;

/// <summary>Keeps <c>default</c> arrays out: a document that leaves a list out, or gives null, means an empty one.</summary>
internal static class ImmutableArrayExtensions
{
    /// <summary>The array itself, or an empty one for <c>default</c>.</summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> array) => array.IsDefault ? [] : array;

    /// <summary>Each text once, in order of first appearance.</summary>
    public static ImmutableArray<string> Once(this ImmutableArray<string> texts) =>
        texts.Length < 2 ? texts : [.. texts.Distinct(StringComparer.Ordinal)];
}
