using Coordination.Simulation.Randomness;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Drawing;

/// <summary>Draws from weighted values with one random number, however many there are.</summary>
/// <remarks>Walker's alias method, set up as Vose (1991) does it.</remarks>
internal sealed class AliasTable
{
    private readonly double[] _values;
    private readonly double[] _shares;
    private readonly int[] _aliases;

    private AliasTable(double[] values, double[] weights)
    {
        var total = weights.Sum();
        _values = values;
        _shares = [.. weights.Select(weight => weight * weights.Length / total)];
        _aliases = [.. Enumerable.Range(0, values.Length)];
        Mean = values.Zip(weights, (value, weight) => value * (weight / total)).Sum();
        Fill();
    }

    /// <summary>The mean, in minutes.</summary>
    public double Mean { get; }

    public static AliasTable Of(DistributionPlan plan) =>
        new([.. plan.Values], plan.Weights.IsEmpty ? [.. plan.Values.Select(_ => 1.0)] : [.. plan.Weights]);

    /// <summary>One of the values.</summary>
    public double Draw(ref KeyedRandom random)
    {
        var at = random.NextUnit() * _values.Length;
        var column = (int)at;
        return _values[at - column < _shares[column] ? column : _aliases[column]];
    }

    private void Fill()
    {
        var small = new Stack<int>(Enumerable.Range(0, _shares.Length).Where(column => _shares[column] < 1));
        var large = new Stack<int>(Enumerable.Range(0, _shares.Length).Where(column => _shares[column] >= 1));
        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            _aliases[less] = more;
            _shares[more] -= 1 - _shares[less];
            (_shares[more] < 1 ? small : large).Push(more);
        }

        foreach (var rest in small.Concat(large))
        {
            _shares[rest] = 1;
        }
    }
}
