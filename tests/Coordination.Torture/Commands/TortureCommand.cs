using System.CommandLine;
using Coordination.Torture.Bugs;

namespace Coordination.Torture.Commands;

/// <summary>The command line.</summary>
internal static class TortureCommand
{
    /// <summary>Exit codes: nothing broke, something broke, wrong usage.</summary>
    private const int Sound = 0;
    private const int Broken = 1;
    private const int Usage = 2;

    private static readonly Option<ulong> Seeds = new("--seeds")
    {
        Description = "How many seeds to run.",
        DefaultValueFactory = _ => 300,
    };

    private static readonly Option<ulong> From = new("--from")
    {
        Description = "The first seed.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<ulong?> Seed = new("--seed")
    {
        Description = "Run this one seed and print what happens in it.",
    };

    private static readonly Option<string?> BugName = new("--bug")
    {
        Description = "Break the product on purpose, to see that it is found: a bug's name, or 'list'.",
    };

    /// <summary>Runs a command line.</summary>
    /// <returns>0 when nothing broke, 1 when something did, 2 for wrong usage.</returns>
    public static int Run(string[] args)
    {
        var command = new RootCommand("Runs a whole hall with faults from seeds, and checks every invariant after every step.") { Seeds, From, Seed, BugName };
        command.SetAction(parsed => Run(parsed.GetValue(Seeds), parsed.GetValue(From), parsed.GetValue(Seed), parsed.GetValue(BugName)));
        var parsed = command.Parse(args);
        return parsed.Errors.Count > 0 ? Refuse(string.Join(' ', parsed.Errors.Select(error => error.Message))) : parsed.Invoke();
    }

    private static int Run(ulong seeds, ulong from, ulong? seed, string? name)
    {
        if (name == "list")
        {
            foreach (var known in BugCatalogue.All)
            {
                Console.WriteLine($"{known.Name,-20} {known.What}");
            }

            return Sound;
        }

        if (name is not null && BugCatalogue.Find(name) is null)
        {
            return Refuse($"There is no bug '{name}'; '--bug list' names them.");
        }

        Func<Bug> bug = name is null ? () => new NoBug() : () => BugCatalogue.Find(name)!;
        var isSound = seed is { } one ? new SeedReport(bug).Print(one) : new SweepReport(bug, name).Print(from, seeds);
        return isSound ? Sound : Broken;
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return Usage;
    }
}
