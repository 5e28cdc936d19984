using System.Globalization;
using Coordination.Torture.Bugs;
using Coordination.Torture.Clients;
using Coordination.Torture.Runs;

namespace Coordination.Torture.Commands;

/// <summary>Many seeds, and what is left of the first that breaks something.</summary>
internal sealed class SweepReport(Func<Bug> bug, string? bugName)
{
    private const int MostRuns = 400;

    /// <summary>Runs and prints them.</summary>
    /// <returns>Whether nothing broke.</returns>
    public bool Print(ulong from, ulong count)
    {
        var sweep = new Sweep(bug);
        (Scenario Scenario, RunResult Result)? broken;
        using (var line = new ProgressLine())
        {
            broken = sweep.FindBroken(from, count, done => line.Show(() => Progress(done, count)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{sweep.Seeds:N0} seeds from {from}: {sweep.Events:N0} events and {sweep.Commits:N0} commits of {sweep.Requests:N0} requests with {sweep.Faults:N0} faults in {sweep.Elapsed.TotalSeconds:N1} s; {sweep.Seeds / sweep.Elapsed.TotalSeconds:N1} seeds and {sweep.EventsPerSecond:N0} events a second"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{sweep.Judged:N0} decisions judged for their order, {sweep.Compared:N0} comparisons of what waits with who is free"));
        if (broken is not { } found)
        {
            Console.WriteLine("Every invariant held.");
            return true;
        }

        Explain(found.Scenario, found.Result);
        return false;
    }

    private static string Progress(Sweep sweep, ulong count)
    {
        var left = sweep.Elapsed / sweep.Seeds * (count - (double)sweep.Seeds);
        return string.Create(CultureInfo.InvariantCulture,
            $"{sweep.Seeds:N0} of {count:N0} seeds, {sweep.EventsPerSecond:N0} events a second, {left:hh\\:mm\\:ss} left");
    }

    private void Explain(Scenario scenario, RunResult result)
    {
        var broken = result.Broken!;
        Console.WriteLine();
        Console.WriteLine($"BROKEN {broken.Invariant} in seed {scenario.Seed}, at {broken.At:HH:mm:ss.ffffff}: {broken.Message}");
        Console.WriteLine($"Repeat it: dotnet run --project tests/Coordination.Torture -c Release -- --seed {scenario.Seed}{(bugName is null ? "" : $" --bug {bugName}")}");
        Scenario small;
        using (var line = new ProgressLine())
        {
            small = new Shrinker(bug, broken.Invariant, MostRuns, () => line.Show(() => "shrinking the fault plan")).Shrink(scenario);
        }

        Console.WriteLine($"Shrunk from {scenario.Faults.Length} faults and {scenario.Steps.Length} steps to {small.Faults.Length} and {small.Steps.Length}:");
        foreach (var fault in small.Faults)
        {
            Console.WriteLine($"  fault {fault}");
        }

        foreach (var step in small.Steps)
        {
            Console.WriteLine($"  step  {step}");
        }

        Console.WriteLine($"There: {Run.Of(small, bug()).Broken?.Message}");
    }
}
