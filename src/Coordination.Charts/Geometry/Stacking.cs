using System.Collections.Immutable;

namespace Coordination.Charts.Geometry;

/// <summary>Layers that stand on one another.</summary>
internal static class Stacking
{
    /// <summary>The sums from the ground up to and including each layer.</summary>
    /// <param name="layers">The layers from the ground up, each with as many values as the others.</param>
    /// <returns>One more row than layers: the ground at 0 first.</returns>
    /// <exception cref="ArgumentException">The layers differ in length.</exception>
    public static ImmutableArray<ImmutableArray<double>> Sums(IReadOnlyList<ImmutableArray<double>> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var length = layers.Count == 0 ? 0 : layers[0].Length;
        if (layers.Any(layer => layer.Length != length))
        {
            throw new ArgumentException("Every layer must have as many values as the first.", nameof(layers));
        }

        var sums = ImmutableArray.CreateBuilder<ImmutableArray<double>>(layers.Count + 1);
        sums.Add([.. new double[length]]);
        foreach (var layer in layers)
        {
            var below = sums[^1];
            sums.Add([.. layer.Select((value, index) => below[index] + value)]);
        }

        return sums.MoveToImmutable();
    }
}
