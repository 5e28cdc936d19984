namespace Coordination.Charts.Frames;

/// <summary>Inks and shapes as the style sheet names them.</summary>
internal static class Inks
{
    /// <summary>The class that sets an ink.</summary>
    public static string Class(Ink ink) => $"cc-ink-{ink.ToString().ToLowerInvariant()}";

    /// <summary>The class of a legend's mark.</summary>
    public static string Class(KeyShape shape) => $"cc-key-{shape.ToString().ToLowerInvariant()}";

    /// <summary>The ink of an urgency level; plain for what is no level.</summary>
    /// <param name="level">1 to 5.</param>
    public static Ink Level(int level) => level is >= 1 and <= 5 ? Ink.Level1 + (level - 1) : Ink.Text;
}
