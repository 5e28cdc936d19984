using Coordination.Torture.Bugs;
using Coordination.Torture.Clients;
using Coordination.Torture.Runs;

namespace Coordination.Torture.Commands;

/// <summary>One seed, with everything that happens in it.</summary>
internal sealed class SeedReport(Func<Bug> bug)
{
    /// <summary>Runs and prints it.</summary>
    /// <returns>Whether nothing broke.</returns>
    public bool Print(ulong seed)
    {
        var scenario = Scenario.Draw(seed);
        foreach (var fault in scenario.Faults)
        {
            Console.WriteLine($"fault: {fault}");
        }

        var result = Run.Of(scenario, bug(), Console.WriteLine);
        Console.WriteLine(FormattableString.Invariant(
            $"seed {seed}: {result.Events} events, {result.Commits} commits, {result.Requests} requests, digest {result.Digest:x16}"));
        return result.Broken is null;
    }
}
