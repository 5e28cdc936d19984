namespace Coordination.Sqlite;

/// <summary>What a commit waits for.</summary>
public enum SqliteDurability
{
    /// <summary>Every commit is on disk before it is acknowledged: it survives a power cut.</summary>
    Full,

    /// <summary>
    /// Commits are left to the operating system: they survive the end of the process, not a power cut. For replays and
    /// simulations only, whose files are by-products that can be made again.
    /// </summary>
    Relaxed,
}
