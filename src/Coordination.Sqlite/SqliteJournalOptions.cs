using Coordination.Journal;

namespace Coordination.Sqlite;

/// <summary>Where and how a <see cref="SqliteJournal"/> keeps its file.</summary>
public sealed record SqliteJournalOptions
{
    /// <summary>The largest group.</summary>
    public const int GroupSizeLimit = 65_536;

    /// <summary>The database file; it is created when it is missing. Its folder must exist.</summary>
    public required string Path { get; init; }

    /// <summary>How long to wait for another process's lock on the file. Default 5 seconds; at most one hour.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many appends share a transaction at most. Default 1,024.</summary>
    public int MaxGroupSize { get; init; } = 1024;

    /// <summary>How many pages of 8 KiB the write-ahead log holds before it is worked into the file. Default 2,000 (16 MiB).</summary>
    public int CheckpointPages { get; init; } = 2_000;

    /// <summary>What a commit waits for. Default <see cref="SqliteDurability.Full"/>.</summary>
    public SqliteDurability Durability { get; init; } = SqliteDurability.Full;

    /// <summary>
    /// Whether appends are written on the caller's thread, into a transaction that stays open until it holds
    /// <see cref="MaxGroupSize"/> appends or <see cref="SqliteJournal.FlushAsync"/> is called. Default false.
    /// </summary>
    /// <remarks>
    /// For replays by a virtual clock: deterministic, on one thread, and fast. An append is then acknowledged before it is
    /// on disk; every read of this instance sees it. After a fault nothing more can be written: the replay is to be repeated.
    /// </remarks>
    public bool InlineCommits { get; init; }

    /// <summary>The own key of a new file; null for a random one. Where two files are to be alike to the byte.</summary>
    internal InstallationKey? NewKey { get; init; }

    /// <summary>Refuses settings that cannot work.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    internal SqliteJournalOptions Validated()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Path, nameof(Path));
        Demand(!Path.Contains('\0', StringComparison.Ordinal), "Path: a file's name has no NUL character.");
        Demand(!Path.Equals(":memory:", StringComparison.OrdinalIgnoreCase), "Path: name a file; a journal in memory would be lost.");
        Demand(BusyTimeout >= TimeSpan.Zero && BusyTimeout <= TimeSpan.FromHours(1), "BusyTimeout: it must be between zero and one hour.");
        Demand(MaxGroupSize is >= 1 and <= GroupSizeLimit, $"MaxGroupSize: it must be between 1 and {GroupSizeLimit}.");
        Demand(CheckpointPages >= 1, "CheckpointPages: it must be at least 1.");
        Demand(Enum.IsDefined(Durability), "Durability: it must be Full or Relaxed.");
        return this with { Path = System.IO.Path.GetFullPath(Path) };
    }

    private static void Demand(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException(message);
        }
    }
}
