namespace Coordination.Journal;

/// <summary>What keeps a store from being used, as far as a caller may know it.</summary>
public enum JournalUnavailableReason
{
    /// <summary>Anything that has no name here.</summary>
    Other,

    /// <summary>Its disk is full.</summary>
    Full,

    /// <summary>It takes no writes: a standby, or a file without the right to write.</summary>
    ReadOnly,

    /// <summary>Not the store but the part of the cluster that was asked: it gives no answer.</summary>
    NoAnswer,
}
