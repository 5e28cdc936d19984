namespace Coordination.SiloHost.Terminal;

/// <summary>What must not be shown, wherever an error may have picked it up.</summary>
internal static class Secrets
{
    // Shorter ones are parts of ordinary words: to blot those out would show more than it hides.
    private const int Shortest = 4;

    private static readonly List<string> Kept = [];

    /// <summary>Never shows a text from now on.</summary>
    public static void Keep(string? secret)
    {
        if (secret?.Length >= Shortest)
        {
            Kept.Add(secret);
            Kept.Sort((a, b) => b.Length.CompareTo(a.Length));
        }
    }

    /// <summary>A text without secrets.</summary>
    public static string Mask(string text) => Kept.Aggregate(text, (masked, secret) => masked.Replace(secret, "***", StringComparison.Ordinal));
}
