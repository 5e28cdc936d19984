namespace Coordination.SiloHost.Tests.Crashes;

/// <summary>A command as it was sent, and is sent again.</summary>
internal sealed record SentCommand(string Path, string Body, string Actor, string Key)
{
    public bool IsCompletion => Path.EndsWith("/complete", StringComparison.Ordinal);

    public bool IsSubmission => Path.EndsWith("/requests", StringComparison.Ordinal);
}
