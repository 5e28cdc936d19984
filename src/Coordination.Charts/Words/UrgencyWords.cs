namespace Coordination.Charts.Words;

/// <summary>The five urgency levels in words.</summary>
internal static class UrgencyWords
{
    /// <summary>A level's name.</summary>
    /// <param name="level">1, especially urgent, to 5, not urgent.</param>
    public static string Of(int level) => level switch
    {
        1 => "especially urgent",
        2 => "more urgent",
        3 => "general",
        4 => "less urgent",
        5 => "not urgent",
        _ => "of no level",
    };

    /// <summary>A level's number and name: "1, especially urgent".</summary>
    public static string Numbered(int level) => $"{level}, {Of(level)}";
}
