using System.Globalization;

namespace Coordination.Partitions;

/// <summary>What a run is asked for by its environment.</summary>
internal static class HarnessSettings
{
    private static readonly int? Asked = Number("COORDINATION_PARTITIONS");

    /// <summary>Whether this is a long run, which somebody has asked for: its times are asserted as they are promised.</summary>
    public static bool IsLong => Asked is not null;

    /// <summary>The number of rounds.</summary>
    public static int Rounds(int few) => Asked ?? few;

    /// <summary>The first round's seed; the next rounds have the next.</summary>
    public static int Seed => Number("COORDINATION_SEED") ?? 1;

    /// <summary>The one kind of fault to do; null for all.</summary>
    public static string? Fault => Text("COORDINATION_FAULT");

    /// <summary>How many halls are at work.</summary>
    public static int Halls => Number("COORDINATION_HALLS") ?? 12;

    /// <summary>How many more halls have a plan, and nothing to do.</summary>
    public static int IdleHalls => Number("COORDINATION_IDLE_HALLS") ?? 0;

    /// <summary>Tells of a round that is over, in the folder that COORDINATION_PARTITIONS_LOG names: a long run is watched there.</summary>
    public static void Tell(string line)
    {
        if (Folder() is { } folder)
        {
            File.AppendAllText(Path.Combine(folder, "rounds.log"), line + Environment.NewLine);
        }
    }

    /// <summary>Keeps what a silo said in a round there.</summary>
    public static void Keep(int seed, int silo, IEnumerable<string> said)
    {
        if (Folder() is { } folder)
        {
            File.WriteAllLines(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"seed-{seed}-silo-{silo + 1}.log")), said);
        }
    }

    private static string? Folder() => Text("COORDINATION_PARTITIONS_LOG") is { } folder ? Directory.CreateDirectory(folder).FullName : null;

    private static string? Text(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;

    private static int? Number(string name) =>
        Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new InvalidOperationException($"{name} must be a whole number, not '{text}'.");
}
