using Coordination.Centres;

namespace Coordination.Journal;

/// <summary>The grain is no longer at the expected version, or its chain has another value there: another host wrote to it. Nothing was written.</summary>
public sealed class VersionConflictException(GrainKey grain, long expected, long? actual = null)
    : CoordinationException(actual == expected
        ? $"{grain} has other events than expected at version {expected}."
        : $"{grain} is not at version {expected}{(actual is null ? "" : $" but at {actual}")}.")
{
    /// <summary>Which grain.</summary>
    public GrainKey Grain { get; } = grain;

    /// <summary>The version the append expected.</summary>
    public long Expected { get; } = expected;
}

/// <summary>The centre's epoch is no longer the current one. Nothing was written.</summary>
public sealed class FencedException : CoordinationException
{
    internal FencedException(CentreId centre, Epoch epoch)
        : base($"Epoch {epoch} of centre '{centre}' is over: a centre has begun a later one.") =>
        (Centre, Epoch) = (centre, epoch);

    /// <summary>The centre.</summary>
    public CentreId Centre { get; }

    /// <summary>The epoch that is over.</summary>
    internal Epoch Epoch { get; }
}

/// <summary>The store cannot be used right now (full disk, lock, no connection). Nothing was written.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : CoordinationException(message, inner)
{
    /// <summary>What keeps the store from being used.</summary>
    public JournalUnavailableReason Reason { get; init; }
}

/// <summary>A commit was handed to the store and no answer came: it may or may not have happened.</summary>
public sealed class CommitUnknownException(string message, Exception? inner = null) : CoordinationException(message, inner);

/// <summary>The store is damaged.</summary>
public sealed class JournalCorruptException(string message, Exception? inner = null) : CoordinationException(message, inner);

/// <summary>The store's schema is not one that this program can use.</summary>
public sealed class JournalSchemaException(string message, int found, int supported) : CoordinationException(message)
{
    /// <summary>The version found in the store.</summary>
    public int Found { get; } = found;

    /// <summary>The newest version this program knows.</summary>
    public int Supported { get; } = supported;
}
