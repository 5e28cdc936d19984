using Coordination.Simulation.Randomness;

namespace Coordination.Torture.Running;

/// <summary>Draws of one stream of a seed.</summary>
internal sealed class Chance(SeededRandom random)
{
    /// <summary>0 to just below a number.</summary>
    public int Below(int bound) => (int)(random.NextUnit() * bound);

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(double percent) => random.NextUnit() * 100 < percent;

    /// <summary>A time between nothing and a most; short ones more often.</summary>
    public TimeSpan Delay(TimeSpan most)
    {
        var unit = random.NextUnit();
        return TimeSpan.FromTicks((long)(unit * unit * most.Ticks) / 10 * 10);
    }

    /// <summary>A time between two.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) =>
        least + TimeSpan.FromMicroseconds(Math.Floor(random.NextUnit() * (most - least).TotalMicroseconds));

    /// <summary>One of several.</summary>
    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];
}
