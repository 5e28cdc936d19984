using System.Globalization;

namespace Coordination.Crashes;

/// <summary>How often to do harm: a few times in the suite; COORDINATION_CRASHES says how often otherwise.</summary>
internal static class CrashSettings
{
    private const int LongEvery = 10;

    private static readonly int? Asked =
        int.TryParse(Environment.GetEnvironmentVariable("COORDINATION_CRASHES"), CultureInfo.InvariantCulture, out var crashes) ? crashes : null;

    /// <summary>Whether this is a long run, which somebody has asked for.</summary>
    public static bool IsLong => Asked is not null;

    /// <summary>The number of rounds.</summary>
    public static int Rounds(int few) => Asked ?? few;

    /// <summary>For how many requests the batch is that is killed in the middle: 2,000 in the suite; COORDINATION_BATCH says how many otherwise, and 10,000 is the most.</summary>
    public static int BatchOf { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("COORDINATION_BATCH"), CultureInfo.InvariantCulture, out var requests) ? requests : 2000;

    /// <summary>How long something may take: what is promised in a long run, and in the suite twice that and as much more as this process waited for a processor, on whatever machine it runs.</summary>
    public static TimeSpan Allow(TimeSpan promised, TimeSpan starved) => IsLong ? promised : (2 * promised) + starved;

    /// <summary>How many halls a cluster of many has: 200 in the suite; COORDINATION_HALLS says how many otherwise.</summary>
    public static int Halls { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("COORDINATION_HALLS"), CultureInfo.InvariantCulture, out var halls) ? halls : 200;

    /// <summary>For how many seconds it is then watched while nobody calls: not at all in the suite; COORDINATION_IDLE says how long otherwise.</summary>
    public static int IdleSeconds { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("COORDINATION_IDLE"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    /// <summary>Tells of a round that is over, in the file that COORDINATION_CRASH_LOG names: a long run is watched there.</summary>
    public static void Tell(string text)
    {
        if (Environment.GetEnvironmentVariable("COORDINATION_CRASH_LOG") is { Length: > 0 } file)
        {
            File.AppendAllText(file, text + Environment.NewLine);
        }
    }

    /// <summary>How long everything stands still: some seconds, and half a minute now and then in a long run.</summary>
    public static TimeSpan Freeze(int round) => TimeSpan.FromSeconds(IsLong && round % LongEvery == LongEvery - 1 ? 30 : 3);
}
