using System.Collections.Immutable;
using Coordination.Torture.Bugs;
using Coordination.Torture.Clients;

namespace Coordination.Torture.Runs;

/// <summary>Makes a broken scenario smaller: faults and steps are left out while the same invariant still breaks.</summary>
internal sealed class Shrinker(Func<Bug> bug, string invariant, int mostRuns, Action? progress = null)
{
    private int _runs;

    /// <summary>The smallest scenario found.</summary>
    public Scenario Shrink(Scenario scenario)
    {
        scenario = scenario with { Faults = Reduce(scenario.Faults, faults => Breaks(scenario with { Faults = faults })) };
        scenario = scenario with { Steps = Reduce(scenario.Steps, steps => Breaks(scenario with { Steps = steps })) };
        return scenario with { Faults = Reduce(scenario.Faults, faults => Breaks(scenario with { Faults = faults })) };
    }

    // First halves, then quarters, down to one at a time (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", 2002).
    private ImmutableArray<T> Reduce<T>(ImmutableArray<T> parts, Func<ImmutableArray<T>, bool> breaks)
    {
        for (var size = Math.Max(1, parts.Length / 2); parts.Length > 0; size /= 2)
        {
            for (var from = 0; from < parts.Length && _runs < mostRuns;)
            {
                var fewer = parts.RemoveRange(from, Math.Min(size, parts.Length - from));
                if (breaks(fewer))
                {
                    parts = fewer;
                }
                else
                {
                    from += size;
                }
            }

            if (size <= 1)
            {
                break;
            }
        }

        return parts;
    }

    private bool Breaks(Scenario scenario)
    {
        _runs++;
        progress?.Invoke();
        return Run.Of(scenario, bug()).Broken?.Invariant == invariant;
    }
}
