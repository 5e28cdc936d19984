using System.Globalization;
using Coordination.Partitions.Checks;

namespace Coordination.Partitions;

/// <summary>What a round came to, in one line.</summary>
internal sealed record RoundReport
{
    public required int Seed { get; init; }

    public required string Kind { get; init; }

    /// <summary>What was done, to whom.</summary>
    public string What { get; init; } = "";

    /// <summary>The longest time without an assignment, from the harm on.</summary>
    public Gap? Gap { get; init; }

    /// <summary>The longest time that somebody waited after one who came later was called.</summary>
    public TimeSpan Overtaken { get; init; }

    public TimeSpan LongestCall { get; init; }

    public string LongestCallWas { get; init; } = "";

    /// <summary>Calls that took longer than a client should wait.</summary>
    public int TooLong { get; init; }

    /// <summary>What attempts met before another silo was asked.</summary>
    public string Troubles { get; init; } = "";

    public int Submissions { get; init; }

    /// <summary>Log entries of the silos at warning or above.</summary>
    public int Warnings { get; init; }

    /// <summary>The exit codes of silos that ended by themselves.</summary>
    public IReadOnlyList<int> Ended { get; init; } = [];

    /// <summary>The longest time that a silo took from its start until it served.</summary>
    public TimeSpan? Joined { get; init; }

    /// <summary>The longest time that a silo took from SIGTERM to its end.</summary>
    public TimeSpan? Left { get; init; }

    /// <summary>For how long this process, between harm and end, should have run and did not.</summary>
    public TimeSpan Starved { get; init; }

    /// <summary>The machine's load average of the last minute.</summary>
    public string Load { get; init; } = "";

    /// <summary>What is not as it must be.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed} {Kind}: {What}; longest gap {Text(Gap?.Time)} {Gap?.Hall} at +{Text(Gap?.After)}; longest call {Text(LongestCall)} {LongestCallWas}, {TooLong} too long; met {Troubles}; overtaken {Text(Overtaken)}; ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{Submissions} submissions; {Warnings} warnings; ended [{string.Join(", ", Ended)}]; left in {Text(Left)}, joined in {Text(Joined)}; starved {Text(Starved)}; load {Load}; {(Faults.Count == 0 ? "ok" : $"FAULTS: {string.Join(" | ", Faults.Take(6))}{(Faults.Count > 6 ? $" and {Faults.Count - 6} more" : "")}")}");

    private static string Text(TimeSpan? time) => time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalSeconds:f2} s") : "-";
}
