namespace Coordination.SiloHost.Terminal;

/// <summary>What a command line must not show, wherever an error may have picked it up.</summary>
internal sealed class Secrets
{
    // Shorter ones are parts of ordinary words: to blot those out would show more than it hides.
    private const int Shortest = 4;

    private readonly List<string> _kept = [];

    /// <summary>Never shows a text from now on.</summary>
    public void Keep(string? secret)
    {
        if (secret?.Length >= Shortest)
        {
            _kept.Add(secret);
            _kept.Sort((a, b) => b.Length.CompareTo(a.Length));
        }
    }

    /// <summary>A text without secrets.</summary>
    public string Mask(string text) => _kept.Aggregate(text, (masked, secret) => masked.Replace(secret, "***", StringComparison.Ordinal));
}
