namespace Coordination.Access;

/// <summary>The answer to a granted command.</summary>
/// <param name="Version">The number of events.</param>
public sealed record AccessReceipt(long Version)
{
    /// <summary>The principal that was added, or that it was about.</summary>
    public PrincipalId? Principal { get; init; }

    /// <summary>The public part of the key, link or session that was issued.</summary>
    public string? Credential { get; init; }

    /// <summary>The whole key, link or session with its secret. It is shown this once: a repeated command gets none.</summary>
    public string? Secret { get; init; }

    /// <summary>Until when it holds.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
