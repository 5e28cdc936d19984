namespace Coordination.SiloHost.Serving.Demo;

/// <summary>The demo's dice; seeded, and one for each citizen and item, so that they do not depend on who comes first.</summary>
internal sealed class DemoChance(int seed)
{
    private readonly Random _random = new(seed);

    public bool In(double share) => _random.NextDouble() < share;

    /// <summary>Exponential: the time to the next of independent arrivals.</summary>
    public TimeSpan Exponential(TimeSpan mean) => -mean * Math.Log(1 - _random.NextDouble());

    /// <summary>Erlang of three: service times vary, but few are very short.</summary>
    public TimeSpan Service(TimeSpan mean) => Exponential(mean / 3) + Exponential(mean / 3) + Exponential(mean / 3);

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public int Below(int count) => _random.Next(count);

    public int PickByWeight(IReadOnlyList<double> weights)
    {
        var left = _random.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
        {
            if ((left -= weights[i]) < 0)
            {
                return i;
            }
        }

        return weights.Count - 1;
    }

    public int Score() => PickByWeight([0.03, 0.05, 0.12, 0.3, 0.5]) + 1;
}
