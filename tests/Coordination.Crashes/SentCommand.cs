namespace Coordination.Crashes;

/// <summary>A command as it was sent, and is sent again.</summary>
internal sealed record SentCommand(string Path, string Body, string Actor, string Key)
{
    public bool IsCompletion => Path.EndsWith("/complete", StringComparison.Ordinal);

    /// <summary>Whether it may be refused: who is signed on already cannot sign on.</summary>
    public bool MayBeRefused => Path.EndsWith("/sign-on", StringComparison.Ordinal);
}
